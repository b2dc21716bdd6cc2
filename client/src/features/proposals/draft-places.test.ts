import { expect, test } from '@jest/globals'
import type { Operation, Provision, ProvisionKind } from '@quorate/shared/domain/instrument/provision'
import { kindAt, neighboursOf, placeBeside, type Side, sidesOf, withPlacing, workingVersion } from './draft-places.ts'

const provision = (id: string, parent: string | null, kind: ProvisionKind): Provision => ({
  ...{ id, number: id, kind, parent, heading: {}, text: { en: `Text of ${id}.` } },
})
const version = [
  provision('a', null, 'part'),
  provision('a1', 'a', 'standard'),
  provision('a1x', 'a1', 'paragraph'),
  provision('a2', 'a', 'standard'),
  provision('b', null, 'part'),
]
const find = (id: string) => version.find((one) => one.id === id) as Provision
const ids = (provisions: readonly Provision[]) => provisions.map(({ id }) => id).join(' ')

test.each<[Side, string, string | null, string | null]>([
  ['before', 'a1', 'a', null],
  ['before', 'a2', 'a', 'a1'],
  ['after', 'a1', 'a', 'a1'],
  ['under', 'a', 'a', 'a2'],
  ['under', 'b', 'b', null],
  ['before', 'a', null, null],
])('[P9] the place %s %s', (side, id, parent, after) => {
  expect(placeBeside(version, find(id), side)).toEqual({ parent, after })
})

test.each<[ProvisionKind, string, Side[]]>([
  ['standard', 'a1', ['before', 'after', 'under']],
  ['standard', 'a1x', ['before', 'after']],
  ['part', 'a1x', []],
  ['part', 'b', ['before', 'after', 'under']],
])('[P9] a %s may be placed beside %s: %j', (kind, id, sides) => {
  expect(sidesOf(version, find(id), kind)).toEqual(sides)
})

test.each<[string | null, string | null, ProvisionKind]>([
  ['a', 'a1', 'standard'],
  ['a1', null, 'paragraph'],
  ['a2', null, 'paragraph'],
  ['b', null, 'standard'],
  [null, 'a', 'part'],
])('[P9] what is inserted under %s after %s is a %s', (parent, after, kind) => {
  expect(kindAt(version, { parent, after })).toBe(kind)
})

test('[P9] the neighbours of a provision are its siblings, and the one that it is under', () => {
  const { above, before, after } = neighboursOf(version, 'a2')
  expect([above?.id, before?.id, after?.id]).toEqual(['a', 'a1', undefined])
})

test('[P9] a change that does not fit is left out, and said; the others have their effect', () => {
  const operations: Operation[] = [
    { op: 'delete', provision: 'a2' },
    { op: 'move', provision: 'zz', parent: null, after: null },
    { op: 'insert-after', parent: 'a', after: 'a2', provision: provision('n', 'a', 'standard') },
    { op: 'insert-after', parent: 'a', after: 'a1', provision: { ...provision('m', 'a', 'standard'), number: 'a1' } },
    { op: 'replace-heading', provision: 'yy', language: 'en', text: 'New' },
    { op: 'replace-text', provision: 'a1x', language: 'en', text: '' },
  ]
  const { provisions, misfits } = workingVersion(version, operations)
  expect(ids(provisions)).toBe('a a1 a1x m b')
  expect(provisions.map(({ number }) => number)).toEqual(['a', 'a1', 'a1x', 'a1', 'b'])
  expect(Object.fromEntries(misfits)).toEqual({
    ...{ yy: 'missing-provision', zz: 'missing-provision', n: 'missing-sibling', m: 'duplicate-number' },
  })
})

test('[P9] a provision moves once, to the last place that was chosen', () => {
  const once = withPlacing([], 'a1', { parent: 'b', after: null })
  expect(withPlacing(once, 'a1', { parent: 'a', after: 'a2' })).toEqual([
    { op: 'move', provision: 'a1', parent: 'a', after: 'a2' },
  ])
})
