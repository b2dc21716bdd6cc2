import { expect, test } from '@jest/globals'
import type { Operation, Provision } from '@quorate/shared/domain/instrument/provision'
import { presentBase } from './presenter.ts'

const provision = (id: string, parent: string | null): Provision => ({
  ...{ id, number: id, kind: 'paragraph', parent, heading: { en: `H ${id}` }, text: { en: `Text of ${id}.` } },
})
const VERSION = [
  provision('a', null),
  provision('a1', 'a'),
  provision('a2', 'a'),
  provision('b', null),
  provision('b1', 'b'),
]

test.each<[string, Operation, string[], string[]]>([
  ['rewords', { op: 'replace-heading', provision: 'a2', language: 'en', text: 'New' }, ['a2'], []],
  ['deletes, with all under it', { op: 'delete', provision: 'a' }, ['a', 'a1', 'a2'], []],
  [
    'moves, with its old and its new place',
    { op: 'move', provision: 'a2', parent: 'b', after: 'b1' },
    ['a2'],
    ['a1', 'b1'],
  ],
  ['moves from the beginning', { op: 'move', provision: 'b1', parent: null, after: 'a' }, ['b1'], ['a', 'b']],
  ['inserts, the place', { op: 'insert-after', parent: 'b', after: null, provision: provision('n', 'b') }, [], ['b']],
])('[U50] the text of an amendment comes with what it %s', (_, operation, whole, places) => {
  const base = presentBase(
    VERSION.map((one) => ({ ...one, spans: {} })),
    [operation],
  )
  expect(base.filter(({ text }) => text.en !== undefined).map(({ id }) => id)).toEqual(whole)
  expect(base.filter(({ text }) => text.en === undefined).map(({ id }) => id)).toEqual(places)
})
