import { diffArrays } from 'diff'

/** A piece of text that is in both wordings, only in the later, or only in the earlier one. */
export type RedlineSpan = { kind: 'same' | 'inserted' | 'deleted'; text: string }

/**
 * The most words that may differ between two wordings; beyond that, one is shown as replaced by the other.
 * The time grows with the square of that number; at this figure the worst case takes about a fifth of a second.
 */
const MOST_EDITS = 1500

/**
 * How one wording became another, word by word. No span is empty; at each place the deleted text comes before the
 * inserted. The same and the deleted text together are `before` exactly, the same and the inserted are `after` exactly.
 *
 * Wordings that differ too much to be compared in reasonable time keep their common beginning and end; the middle is
 * shown as replaced.
 */
export function redline(before: string, after: string): RedlineSpan[] {
  const [from, to] = [splitWords(before), splitWords(after)]
  const start = commonLength(from, to, 0)
  const end = commonLength(from.toReversed(), to.toReversed(), start)
  const kept = (words: readonly string[]): RedlineSpan => ({ kind: 'same', text: words.join('') })
  const changed = compare(from.slice(start, from.length - end), to.slice(start, to.length - end))
  return tidy([kept(from.slice(0, start)), ...changed, kept(from.slice(from.length - end))])
}

/**
 * What counts as one word, first match wins: a number with its separators and no-break group spaces (1,000 · 2.1 ·
 * 10 000 · 2027-06-30); a French elision with its apostrophe (l’ · qu’ · jusqu’); a word, with inner apostrophes and
 * hyphens (Member’s · co-operation); a punctuation mark with the no-break space French sets on its inner side; ordinary
 * space; any other single character.
 */
const WORD = new RegExp(
  [
    String.raw`\p{Nd}+(?:[.,:/\-\u00a0\u2009\u202f]\p{Nd}+)*`,
    String.raw`(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\p{L})`,
    String.raw`\p{L}[\p{L}\p{M}\p{Nd}]*(?:['’\-\u2010\u2011][\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*)*`,
    String.raw`[\u00a0\u202f][;:!?»%]`,
    String.raw`«[\u00a0\u202f]`,
    String.raw`\s+`,
    '[^]',
  ].join('|'),
  'giu',
)

function splitWords(text: string): string[] {
  return text.match(WORD) ?? []
}

function compare(from: string[], to: string[]): RedlineSpan[] {
  const changes = diffArrays(from, to, { maxEditLength: MOST_EDITS })
  if (changes === undefined)
    return [
      { kind: 'deleted', text: from.join('') },
      { kind: 'inserted', text: to.join('') },
    ]
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'inserted' : removed ? 'deleted' : 'same',
    text: value.join(''),
  }))
}

/** How many words are equal from the beginning, leaving at least `reserved` words of the shorter list untouched. */
function commonLength(left: readonly string[], right: readonly string[], reserved: number): number {
  const most = Math.min(left.length, right.length) - reserved
  let length = 0
  while (length < most && left[length] === right[length]) length += 1
  return length
}

/** One place where the wordings differ, after `same` text that they share. */
type Change = { same: string; deleted: string; inserted: string }

/**
 * Makes spans readable: of each run of changes one deletion and one insertion, in this order; and a replacement is
 * joined with the change beside it if only a space separates them, so that a replaced phrase reads as a phrase.
 */
function tidy(spans: readonly RedlineSpan[]): RedlineSpan[] {
  return joinPhrases(collectChanges(spans)).flatMap(({ same, deleted, inserted }) => {
    const all: RedlineSpan[] = [
      { kind: 'same', text: same },
      { kind: 'deleted', text: deleted },
      { kind: 'inserted', text: inserted },
    ]
    return all.filter(({ text }) => text !== '')
  })
}

function collectChanges(spans: readonly RedlineSpan[]): Change[] {
  const changes: Change[] = []
  let current: Change = { same: '', deleted: '', inserted: '' }
  for (const { kind, text } of spans) {
    if (kind === 'same' && text !== '' && current.deleted + current.inserted !== '') {
      changes.push(current)
      current = { same: '', deleted: '', inserted: '' }
    }
    current[kind] += text
  }
  return [...changes, current]
}

function joinPhrases(changes: readonly Change[]): Change[] {
  const joined: Change[] = []
  for (const change of changes) {
    const last = joined.at(-1)
    const differs = change.deleted + change.inserted !== ''
    if (last && differs && change.same.trim() === '' && (isReplacement(last) || isReplacement(change))) {
      last.deleted += change.same + change.deleted
      last.inserted += change.same + change.inserted
    } else {
      joined.push({ ...change })
    }
  }
  return joined
}

const isReplacement = ({ deleted, inserted }: Change): boolean => deleted !== '' && inserted !== ''
