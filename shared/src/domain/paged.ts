/**
 * Rows of whole numbers in pages of one size: for the hundreds of thousands of things of a state, without an object for
 * each. `changes` counts for each page how often it was written to, so that the owner of a copy can tell which pages
 * are out of date.
 */
export type Paged = { count: number; pages: Uint32Array[]; changes: number[] }

export function emptyPages(): Paged {
  return { count: 0, pages: [], changes: [] }
}

export function isPaged(value: unknown): value is Paged {
  return typeof value === 'object' && value !== null && 'pages' in value && 'changes' in value
}

/** The page, to be written to. The page after the last is made. */
export function pageForWriting(paged: Paged, page: number, words: number): Uint32Array {
  const found = paged.pages[page] ?? new Uint32Array(words)
  paged.pages[page] = found
  paged.changes[page] = (paged.changes[page] ?? 0) + 1
  return found
}
