/** The words by which a search finds a text: without case, accents and punctuation; symbols as a whole and in parts. */
export function searchWords(...texts: (string | undefined)[]): string[] {
  const plain = texts.map((one) => plainText(one ?? ''))
  return [...new Set(plain.flatMap((one) => [...one.split(/\s+/), ...one.split(/[^\p{L}\p{N}]+/u)]))].filter(Boolean)
}

/** Lower case, without accents and ligatures: a search for `oeuvre` finds `œuvre`. */
export function plainText(value: string): string {
  return value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae')
}

/**
 * The words of a search: a match has a word that begins with each of them. Both kinds of apostrophe end a word.
 */
export function searchedFor(value: string | undefined): string[] {
  return plainText(value ?? '')
    .split(/[\s'’]+/)
    .filter(Boolean)
}
