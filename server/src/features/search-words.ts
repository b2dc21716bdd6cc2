/** The words something can be found by: without case, accents and punctuation; symbols whole and in parts. */
export function searchWords(...texts: (string | undefined)[]): string[] {
  const plain = texts.map((one) => plainText(one ?? ''))
  return [...new Set(plain.flatMap((one) => [...one.split(/\s+/), ...one.split(/[^\p{L}\p{N}]+/u)]))].filter(Boolean)
}

/** Lower case, without accents and ligatures: who types `oeuvre` finds `œuvre`. */
export function plainText(value: string): string {
  return value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae')
}

/**
 * The words of a search: each is to be the beginning of a word of what is found. An apostrophe ends a word, however it
 * is typed.
 */
export function searchedFor(value: string | undefined): string[] {
  return plainText(value ?? '')
    .split(/[\s'’]+/)
    .filter(Boolean)
}
