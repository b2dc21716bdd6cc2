import { inCommon, type Match } from '../in-common.ts'
import { SPACE, splitWords, type Word } from './words.ts'

/** A piece of text that is in both wordings, only in the later, or only in the earlier one. */
export type RedlineSpan = { kind: 'same' | 'inserted' | 'deleted'; text: string }

/**
 * How one wording became another, word by word. No span is empty; at each place the deleted text comes before the
 * inserted. The same and the deleted text together are `before` exactly, the same and the inserted are `after` exactly.
 *
 * Where long wordings have little in common, one is shown as replaced by the other. What is known to be the same at
 * which places is not compared.
 */
export function redlineWords(before: string, after: string, known: readonly Match[] = []): RedlineSpan[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const spans: RedlineSpan[] = []
  let [x, y] = [0, 0]
  for (const { first, second, length } of known) {
    spans.push(...compare(before.slice(x, first), after.slice(y, second)))
    spans.push({ kind: 'same', text: before.slice(first, first + length) })
    x = first + length
    y = second + length
  }
  return tidy([...spans, ...compare(before.slice(x), after.slice(y))])
}

function compare(before: string, after: string): RedlineSpan[] {
  if (before === after) return [{ kind: 'same', text: before }]
  const [from, to] = [splitWords(before), splitWords(after)]
  const numbers = new Map<string, number>()
  const [first, second] = [from, to].map((words) => words.map((word) => numberOf(word, numbers)))
  const spans: RedlineSpan[] = []
  let [x, y] = [0, 0]
  for (const match of [...inCommon(first ?? [], second ?? []), { first: from.length, second: to.length, length: 0 }]) {
    spans.push({ kind: 'deleted', text: textOf(from.slice(x, match.first)) })
    spans.push({ kind: 'inserted', text: textOf(to.slice(y, match.second)) })
    x = match.first + match.length
    y = match.second + match.length
    for (let index = 0; index < match.length; index += 1)
      spans.push(...keptWord(from[match.first + index], to[match.second + index]))
  }
  return spans
}

/** The same for words that are the same to a reader: an emphasized word is another. */
function numberOf({ word, emphasis }: Word, numbers: Map<string, number>): number {
  const key = emphasis === 0 ? word : `${'*'.repeat(emphasis)} ${word}`
  const number = numbers.get(key) ?? numbers.size
  numbers.set(key, number)
  return number
}

const textOf = (words: readonly Word[]): string =>
  words.map(({ before, word, behind }) => before + word + behind).join('')

/** A word of both wordings, and how the stars and the space beside it changed. */
function keptWord(earlier: Word | undefined, later: Word | undefined): RedlineSpan[] {
  if (earlier === undefined || later === undefined) return []
  const { before, word, behind } = earlier
  if (before === later.before && behind === later.behind) return [{ kind: 'same', text: before + word + behind }]
  return [...changedSpace(before, later.before), { kind: 'same', text: word }, ...changedSpace(behind, later.behind)]
}

/** How space or another sign between words changed, character by character. */
export function changedSpace(before: string, after: string): RedlineSpan[] {
  if (before === after) return [{ kind: 'same', text: before }]
  const [earlier, later] = [unitsOf(before), unitsOf(after)]
  const begins = commonLength(earlier, later, 0)
  const ends = commonLength(earlier.toReversed(), later.toReversed(), begins)
  const [start, end] = [earlier.slice(0, begins), earlier.slice(earlier.length - ends)]
  return [
    { kind: 'same', text: start.join('') },
    { kind: 'deleted', text: earlier.slice(begins, earlier.length - ends).join('') },
    { kind: 'inserted', text: later.slice(begins, later.length - ends).join('') },
    { kind: 'same', text: end.join('') },
  ]
}

/** The characters of space; a Windows line end is one. */
const unitsOf = (space: string): string[] => space.match(/\r\n|./gsu) ?? []

/** How many are equal from the beginning, leaving at least `reserved` of the shorter list untouched. */
function commonLength(left: readonly string[], right: readonly string[], reserved: number): number {
  const most = Math.min(left.length, right.length) - reserved
  let length = 0
  while (length < most && left[length] === right[length]) length += 1
  return length
}

const SPACE_AT_END = new RegExp(`(?<!${SPACE})${SPACE}*$`)

/** One place where the wordings differ, after `same` text that they share. */
type Change = { same: string; deleted: string; inserted: string }

/**
 * Makes spans readable: of each run of changes one deletion and one insertion, in this order; and a replacement is
 * joined with the change beside it if only a space separates them, so that a replaced phrase reads as a phrase.
 */
export function tidy(spans: readonly RedlineSpan[]): RedlineSpan[] {
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
    const [left, right] = [deleted, inserted].map((text) => unitsOf(SPACE_AT_END.exec(text)?.[0] ?? '').reverse())
    const before = kept
    kept = (left ?? [])
      .slice(0, commonLength(left ?? [], right ?? [], 0))
      .reverse()
      .join('')
    const { length } = kept
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
