import { expect, test } from '@jest/globals'
import { asSeen, type Correction } from '@quorate/shared/domain/reading/corrections'
import { readDocument } from '@quorate/shared/domain/reading/read-document'
import { begin, correctionsOf, documentOf, type History, make, redo, selectedAfter, undo } from './history.ts'

const read = asSeen(readDocument('1. One lamp.\n\nIt burns.\n\n2. Two bells.\n\n3. Three boats.\n'))
const JOIN: Correction = { op: 'join', provision: 'p2' }
const NUMBER: Correction = { op: 'renumber', provision: 'p1', number: '1 bis' }
const numbers = (history: History) => documentOf(history).provisions.map(({ number }) => number)

function made(history: History, correction: Correction): History {
  const next = make(history, correction)
  if (typeof next === 'string') throw new Error(next)
  return next
}

test('[I24] corrections are undone and done again one by one, and a new one ends what can be done again', () => {
  const { history: start } = begin(read, [])
  const both = made(made(start, JOIN), NUMBER)
  expect(numbers(both)).toEqual(['1', '1 bis'])
  const back = undo(both)
  expect(back && numbers(back)).toEqual(['1', '2'])
  const forth = back && redo(back)
  expect(forth && numbers(forth)).toEqual(['1', '1 bis'])
  expect(forth && correctionsOf(forth)).toEqual([JOIN, NUMBER])
  const other = back && made(back, { op: 'heading', provision: 'p0' })
  expect(other && redo(other)).toBeNull()
})

test('there is nothing to undo at the beginning, and nothing to do again at the end', () => {
  const { history } = begin(read, [])
  expect(undo(history)).toBeNull()
  expect(redo(history)).toBeNull()
})

test('[I24] a draft begins with its corrections, without those that its file no longer allows', () => {
  const { history, failed } = begin(read, [JOIN, { op: 'join', provision: 'p99' }, NUMBER])
  expect(failed).toBe(1)
  expect(correctionsOf(history)).toEqual([JOIN, NUMBER])
})

test.each<[string, Correction, string]>([
  ['the one that was joined to', JOIN, 'p1'],
  ['what was split off', { op: 'split', provision: 'p0', at: 11 }, 'p0.1'],
  ['the one before what was removed', { op: 'remove', provision: 'p1', to: 'end' }, 'p0'],
  ['the first one', { op: 'remove', provision: 'p0', to: 'front' }, 'p1'],
  ['the same', NUMBER, 'p1'],
])('after a correction one goes on with %s', (_, correction, next) => {
  const { history } = begin(read, [])
  const selected = 'provision' in correction ? correction.provision : null
  expect(selectedAfter(read, documentOf(made(history, correction)), selected)).toBe(next)
})
