import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { consolidate } from './consolidate.ts'
import type { Operation, Provision, ProvisionKind } from './provision.ts'

const provision = (id: string, parent: string | null, kind: ProvisionKind, text?: string): Provision => ({
  id,
  number: id.toUpperCase(),
  kind,
  parent,
  heading: {},
  text: { en: text ?? `Text of ${id}.`, fr: `Texte de ${id}.` },
})

/** Part a (standards a1 with two paragraphs, a2), part b (standard b1). */
const version: readonly Provision[] = [
  provision('a', null, 'part'),
  provision('a1', 'a', 'standard'),
  provision('a1x', 'a1', 'paragraph'),
  provision('a1y', 'a1', 'paragraph'),
  provision('a2', 'a', 'standard'),
  provision('b', null, 'part'),
  provision('b1', 'b', 'standard'),
]

const adopt = (...operations: Operation[]): Provision[] => {
  const result = consolidate(version, operations)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.provisions
}

const ids = (provisions: readonly Provision[]): string => provisions.map(({ id }) => id).join(' ')

const textOf = (provisions: readonly Provision[], id: string) => provisions.find((one) => one.id === id)?.text

const replace = (id: string, language: 'en' | 'fr', text: string): Operation => ({
  op: 'replace-text',
  provision: id,
  language,
  text,
})

test('[R6] a replaced text leaves the other language awaiting its translation', () => {
  const changed = adopt(replace('a1x', 'en', 'New.'))
  expect(textOf(changed, 'a1x')).toEqual({ en: 'New.', fr: 'Texte de a1x.', awaiting: ['fr'] })
  expect(textOf(changed, 'a1y')).toEqual({ en: 'Text of a1y.', fr: 'Texte de a1y.' })
})

test('[R6] a text replaced in both languages awaits nothing, in either order', () => {
  const both = { en: 'New.', fr: 'Neuf.' }
  expect(textOf(adopt(replace('a2', 'en', 'New.'), replace('a2', 'fr', 'Neuf.')), 'a2')).toEqual(both)
  expect(textOf(adopt(replace('a2', 'fr', 'Neuf.'), replace('a2', 'en', 'New.')), 'a2')).toEqual(both)
})

test('[R6] an awaited translation is no longer awaited once it is given', () => {
  const first = adopt(replace('a2', 'en', 'New.'))
  const second = consolidate(first, [replace('a2', 'fr', 'Neuf.')])
  expect(second.ok && textOf(second.provisions, 'a2')).toEqual({ en: 'New.', fr: 'Neuf.', awaiting: ['en'] })
})

const headed: readonly Provision[] = version.map((one) =>
  one.kind === 'paragraph' ? one : { ...one, heading: { en: `Heading ${one.id}`, fr: `Titre ${one.id}` } },
)
const heading = (id: string, language: 'en' | 'fr', text: string): Operation => ({
  op: 'replace-heading',
  provision: id,
  language,
  text,
})

test.each<[string, Operation[], Provision['heading']]>([
  ['one language', [heading('a2', 'en', 'New')], { en: 'New', fr: 'Titre a2', awaiting: ['fr'] }],
  ['both languages', [heading('a2', 'fr', 'Neuf'), heading('a2', 'en', 'New')], { en: 'New', fr: 'Neuf' }],
  ['removed in one', [heading('a2', 'en', ' ')], { fr: 'Titre a2', awaiting: ['fr'] }],
  ['removed in both', [heading('a2', 'en', ''), heading('a2', 'fr', '')], {}],
  [
    'beside its text',
    [replace('a2', 'fr', 'Neuf.'), heading('a2', 'en', 'New')],
    { en: 'New', fr: 'Titre a2', awaiting: ['fr'] },
  ],
  ['given to a paragraph', [heading('a1x', 'fr', 'Neuf')], { fr: 'Neuf', awaiting: ['en'] }],
])('[R20] a heading is replaced: %s', (_, operations, expected) => {
  const id = operations[0]?.op === 'replace-heading' && operations[0].provision === 'a1x' ? 'a1x' : 'a2'
  const result = consolidate(headed, operations)
  expect(result.ok && result.provisions.find((one) => one.id === id)?.heading).toEqual(expected)
})

test('[R20] a provision without text keeps a heading', () => {
  const bare = headed.map((one) => (one.id === 'a2' ? { ...one, text: {} } : one))
  const problem = { code: 'empty-heading', operation: 0, provision: 'a2' }
  expect(consolidate(bare, [heading('a2', 'en', '')])).toEqual({ ok: false, problem })
  expect(consolidate(bare, [heading('a2', 'en', 'New')]).ok).toBe(true)
})

test('[R6] an instrument kept in one language awaits no other', () => {
  const english = version.map((one) => ({ ...one, text: { en: 'Text.' } }))
  const result = consolidate(english, [replace('a2', 'en', 'New.')])
  expect(result.ok && textOf(result.provisions, 'a2')).toEqual({ en: 'New.' })
})

test('[R6] an inserted provision awaits the language it lacks', () => {
  const inserted: Provision = { ...provision('n', 'a1', 'paragraph'), heading: {}, text: { en: 'New.' } }
  const changed = adopt({ op: 'insert-after', parent: 'a1', after: 'a1x', provision: inserted })
  expect(changed.find(({ id }) => id === 'n')).toEqual({ ...inserted, text: { en: 'New.', awaiting: ['fr'] } })
})

test.each<[string, string | null, string | null, ProvisionKind, string]>([
  ['after a sibling', 'a1', 'a1x', 'paragraph', 'a a1 a1x n a1y a2 b b1'],
  ['first under its parent', 'a1', null, 'paragraph', 'a a1 n a1x a1y a2 b b1'],
  ['after a sibling and all provisions under it', 'a', 'a1', 'standard', 'a a1 a1x a1y n a2 b b1'],
  ['first of all', null, null, 'part', 'n a a1 a1x a1y a2 b b1'],
  ['last of all', null, 'b', 'part', 'a a1 a1x a1y a2 b b1 n'],
])('[R7] inserts %s', (_, parent, after, kind, order) => {
  expect(ids(adopt({ op: 'insert-after', parent, after, provision: provision('n', parent, kind) }))).toBe(order)
})

test.each<[string, string, string | null, string | null, string]>([
  ['with all under it', 'a1', 'b', 'b1', 'a a2 b b1 a1 a1x a1y'],
  ['within its parent', 'a1', 'a', 'a2', 'a a2 a1 a1x a1y b b1'],
  ['to its present place', 'a1', 'a', null, 'a a1 a1x a1y a2 b b1'],
  ['a whole part', 'b', null, null, 'b b1 a a1 a1x a1y a2'],
])('[R7] moves a provision %s', (_, id, parent, after, order) => {
  const moved = adopt({ op: 'move', provision: id, parent, after })
  expect(ids(moved)).toBe(order)
  expect(moved.find((one) => one.id === id)?.parent).toBe(parent)
})

test('[R7] deletes a provision with all provisions under it', () => {
  expect(ids(adopt({ op: 'delete', provision: 'a1' }))).toBe('a a2 b b1')
})

test('[R8] nothing is renumbered', () => {
  const changed = adopt({ op: 'delete', provision: 'a1x' }, { op: 'move', provision: 'a2', parent: 'b', after: null })
  expect(changed.map(({ number }) => number)).toEqual(['A', 'A1', 'A1Y', 'B', 'A2', 'B1'])
})

test('[R8] a number that was freed may be used again, in any order of operations', () => {
  const again: Provision = { ...provision('n', 'a1', 'paragraph'), number: 'A1X' }
  const insert: Operation = { op: 'insert-after', parent: 'a1', after: 'a1y', provision: again }
  const free: Operation = { op: 'delete', provision: 'a1x' }
  expect(ids(adopt(insert, free))).toBe('a a1 a1y n a2 b b1')
  expect(ids(adopt(free, insert))).toBe('a a1 a1y n a2 b b1')
})

const insertion = (parent: string | null, after: string | null, inserted: Provision): Operation => ({
  op: 'insert-after',
  parent,
  after,
  provision: inserted,
})

test.each<[string, string, Operation]>([
  ['missing-provision', 'zz', replace('zz', 'en', 'New.')],
  ['missing-provision', 'zz', { op: 'delete', provision: 'zz' }],
  ['missing-provision', 'zz', { op: 'move', provision: 'zz', parent: null, after: null }],
  ['missing-provision', 'zz', heading('zz', 'en', 'New')],
  ['empty-text', 'a1x', replace('a1x', 'en', ' \n')],
  ['missing-parent', 'zz', insertion('zz', null, provision('n', 'zz', 'paragraph'))],
  ['missing-sibling', 'zz', insertion('a1', 'zz', provision('n', 'a1', 'paragraph'))],
  ['missing-sibling', 'b1', insertion('a1', 'b1', provision('n', 'a1', 'paragraph'))],
  ['other-parent', 'n', insertion('a1', null, provision('n', 'b1', 'paragraph'))],
  ['duplicate-id', 'b1', insertion('a1', null, provision('b1', 'a1', 'paragraph'))],
  ['duplicate-number', 'n', insertion('a1', null, { ...provision('n', 'a1', 'paragraph'), number: 'A1Y' })],
  ['wrong-level', 'n', insertion('a1', null, provision('n', 'a1', 'part'))],
  ['wrong-level', 'a2', { op: 'move', provision: 'a2', parent: 'a1x', after: null }],
  ['inside-itself', 'a', { op: 'move', provision: 'a', parent: 'a1', after: null }],
  ['inside-itself', 'a1', { op: 'move', provision: 'a1', parent: 'a', after: 'a1' }],
])('[R9] %s (%s) stops the whole list and says where: %j', (code, id, operation) => {
  const result = consolidate(version, [replace('a1y', 'en', 'Changed.'), operation])
  expect(result).toEqual({ ok: false, problem: { code, operation: 1, provision: id } })
})

test('[R9] what an earlier operation of the list deleted is missing for a later one', () => {
  expect(consolidate(version, [{ op: 'delete', provision: 'a1' }, replace('a1x', 'en', 'New.')])).toEqual({
    ok: false,
    problem: { code: 'missing-provision', operation: 1, provision: 'a1x' },
  })
})

const anyId = fc.constantFrom('a', 'a1', 'a1x', 'a1y', 'a2', 'b', 'b1', 'n0', 'n1', 'zz')
const anyPlace = fc.option(anyId, { freq: 3 })
const anyKind = fc.constantFrom<ProvisionKind>('part', 'chapter', 'standard', 'paragraph')
const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(anyId, fc.constantFrom('', 'New.')).map(([id, text]) => replace(id, 'en', text)),
  fc.tuple(anyId, fc.constantFrom('', 'New')).map(([id, text]) => heading(id, 'fr', text)),
  fc
    .tuple(fc.constantFrom('n0', 'n1', 'n2'), anyPlace, anyPlace, anyKind)
    .map(([id, parent, after, kind]) => insertion(parent, after, provision(id, parent, kind))),
  anyId.map((id): Operation => ({ op: 'delete', provision: id })),
  fc
    .tuple(anyId, anyPlace, anyPlace)
    .map(([id, parent, after]): Operation => ({ op: 'move', provision: id, parent, after })),
)

test('[R10] for any operations, the outcome is a version in reading order and the arguments are untouched', () => {
  const given = structuredClone(version)
  let adopted = 0
  fc.assert(
    fc.property(fc.array(anyOperation, { maxLength: 3 }), (operations) => {
      const result = consolidate(version, operations)
      expect(version).toEqual(given)
      if (!result.ok) return
      adopted += 1
      const open: string[] = []
      for (const { id, parent } of result.provisions) {
        while (open.length > 0 && open.at(-1) !== parent) open.pop()
        expect(open.at(-1) ?? null).toBe(parent)
        open.push(id)
      }
      expect(new Set(result.provisions.map(({ id }) => id)).size).toBe(result.provisions.length)
    }),
    { numRuns: 2000, seed: 1 },
  )
  expect(adopted).toBeGreaterThan(200)
})
