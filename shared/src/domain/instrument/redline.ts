import { diffArrays } from 'diff/lib/diff/array.js'

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
  const start = commonLength(from, to, 0, isSame)
  const end = commonLength(from.toReversed(), to.toReversed(), start, isSame)
  const changed = compare(from.slice(start, from.length - end), to.slice(start, to.length - end))
  const beginning = keptWords(from.slice(0, start), to)
  return tidy([...beginning, ...changed, ...keptWords(from.slice(from.length - end), to.slice(to.length - end))])
}

/** A word, and the space behind it. Words are compared, not spaces: else two texts would share their spaces alone. */
type Word = { word: string; space: string }

/** Scripts that are written without spaces, so that each of their letters counts as a word. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`
/** Space that separates words. */
const SPACE = String.raw`[^\S\u00a0\u202f]`
const SPACE_AT_END = new RegExp(`(?<!${SPACE})${SPACE}*$`)
/** What is within a word: letters with their marks, digits, soft hyphens, joiners. */
const WITHIN = String.raw`(?:(?!${UNSPACED})[\p{L}\p{M}\p{Nd}\u00ad\u200b-\u200d\u2060])`

/**
 * What counts as one word, first match wins: a number with its separators and no-break group spaces (1,000 · 2.1 ·
 * 1'000 · 10 000 · 2027-06-30); a French elision with its apostrophe (l’ · qu’ · jusqu’); a word, with inner apostrophes
 * and hyphens (Member’s · co-operation); a letter of a script without spaces; a punctuation mark with the no-break space
 * French sets on its inner side; a flag or another picture, whole; any other single character with its marks.
 */
const WORD = new RegExp(
  `(?<word>${[
    String.raw`\p{Nd}+(?:[.,:/'’\-\u00a0\u2009\u202f]\p{Nd}+)*`,
    String.raw`(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\p{L})`,
    String.raw`(?!${UNSPACED})\p{L}${WITHIN}*(?:['’\-\u2010\u2011](?!${UNSPACED})[\p{L}\p{Nd}]${WITHIN}*)*`,
    String.raw`${UNSPACED}[\p{M}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]*`,
    String.raw`[\u00a0\u202f][;:!?»%]`,
    String.raw`«[\u00a0\u202f]`,
    String.raw`\p{RI}\p{RI}`,
    String.raw`\p{Extended_Pictographic}(?:[\ufe0f\p{Emoji_Modifier}\u{e0020}-\u{e007f}]|\u200d\p{Extended_Pictographic})*`,
    String.raw`[\S\u00a0\u202f]\p{M}*`,
  ].join('|')}|^)(?<space>${SPACE}*)`,
  'giu',
)

/** The text as words, each with the space behind it; space at the beginning is behind an empty word. */
function splitWords(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ groups }) => ({ word: groups?.word ?? '', space: groups?.space ?? '' }))
}

const textOf = (words: readonly Word[]): string => words.map(({ word, space }) => word + space).join('')
const isSame = (one: Word, other: Word): boolean => one.word === other.word

/** Words of both wordings, and how the space behind each changed. `to` has at least as many as `from`. */
function keptWords(from: readonly Word[], to: readonly Word[]): RedlineSpan[] {
  return from.flatMap((word, index) => keptWord(word, to[index] ?? word))
}

function keptWord({ word, space }: Word, { space: later }: Word): RedlineSpan[] {
  if (space === later) return [{ kind: 'same', text: word + space }]
  const begins = commonLength([...space], [...later], 0)
  const ends = commonLength([...space].reverse(), [...later].reverse(), begins)
  return [
    { kind: 'same', text: word + space.slice(0, begins) },
    { kind: 'deleted', text: space.slice(begins, space.length - ends) },
    { kind: 'inserted', text: later.slice(begins, later.length - ends) },
    { kind: 'same', text: space.slice(space.length - ends) },
  ]
}

function compare(from: Word[], to: Word[]): RedlineSpan[] {
  const changes = diffArrays(from, to, { maxEditLength: MOST_EDITS, comparator: isSame })
  if (changes === undefined)
    return [
      { kind: 'deleted', text: textOf(from) },
      { kind: 'inserted', text: textOf(to) },
    ]
  let read = 0
  return changes.flatMap(({ added, removed, value }): RedlineSpan[] => {
    if (added) return [{ kind: 'inserted', text: textOf(value) }]
    const earlier = from.slice(read, read + value.length)
    read += value.length
    if (removed) return [{ kind: 'deleted', text: textOf(earlier) }]
    return keptWords(earlier, value)
  })
}

/** How many are equal from the beginning, leaving at least `reserved` of the shorter list untouched. */
function commonLength<T>(
  left: readonly T[],
  right: readonly T[],
  reserved: number,
  equal: (one: T, other: T) => boolean = Object.is,
): number {
  const most = Math.min(left.length, right.length) - reserved
  let length = 0
  for (const one of left) {
    const other = right[length]
    if (length >= most || other === undefined || !equal(one, other)) break
    length += 1
  }
  return length
}

/** One place where the wordings differ, after `same` text that they share. */
type Change = { same: string; deleted: string; inserted: string }

/**
 * Makes spans readable: of each run of changes one deletion and one insertion, in this order; and a replacement is
 * joined with the change beside it if only a space separates them, so that a replaced phrase reads as a phrase.
 */
function tidy(spans: readonly RedlineSpan[]): RedlineSpan[] {
  return joinPhrases(keepSpace(collectChanges(spans))).flatMap(({ same, deleted, inserted }) => {
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

/** Space at the end of both the deleted and the inserted text did not change. */
function keepSpace(changes: readonly Change[]): Change[] {
  let kept = ''
  return [...changes, { same: '', deleted: '', inserted: '' }].map(({ same, deleted, inserted }) => {
    const [left, right] = [deleted, inserted].map((text) => [...(SPACE_AT_END.exec(text)?.[0] ?? '')].reverse())
    const length = commonLength(left ?? [], right ?? [], 0)
    const before = kept
    kept = deleted.slice(deleted.length - length)
    const cut = (text: string) => text.slice(0, text.length - length)
    return { same: before + same, deleted: cut(deleted), inserted: cut(inserted) }
  })
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
