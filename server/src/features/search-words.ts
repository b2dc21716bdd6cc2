import { folded } from '@quorate/shared/domain/folded'

/** The words by which a search finds a text: folded and without punctuation; symbols as a whole, in parts, and by their ends. */
export function searchWords(...texts: (string | undefined)[]): string[] {
  const plain = texts.map((one) => folded(one ?? ''))
  const all = plain.flatMap((one) => [...one.split(/\s+/).flatMap(withEnds), ...one.split(/[^\p{L}\p{N}]+/u)])
  return [...new Set(all)].filter(Boolean)
}

/** Of `hlsg/p/2` also `p/2`, as people write symbols for short. A symbol has five parts at most: `hlsg/doc/12/rev.1`. */
function withEnds(word: string): string[] {
  const parts = word.split('/')
  return parts.length > 5 ? [word] : parts.map((_, index) => parts.slice(index).join('/'))
}

/**
 * The words of a search: a match has a word that begins with each of them. Both kinds of apostrophe end a word. An end of a
 * symbol may have its stroke: `/2`, `/p/2`.
 */
export function searchedFor(value: string | undefined): string[] {
  return folded(value ?? '')
    .split(/[\s'’]+/)
    .map((word) => word.replace(/^\/+(?=.)/, ''))
    .filter(Boolean)
}
