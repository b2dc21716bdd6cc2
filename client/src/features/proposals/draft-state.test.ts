import { expect, test } from '@jest/globals'
import type { Provision } from '@quorate/shared/domain/instrument/provision'
import { workingVersion } from './draft-places.ts'
import {
  awaited,
  type DraftContent,
  drafted,
  effective,
  missing,
  subjects,
  withDeletion,
  withInsertion,
  withoutProvision,
  withPlace,
  withWording,
} from './draft-state.ts'

const blank: DraftContent = {
  ...{ kind: 'amendment', clause: { mandate: 'm', clause: '2.7' }, instrument: 'i', version: 1 },
  ...{ title: {}, operations: [], justification: '' },
}
const provision = (id: string, parent: string | null, text: Provision['text'], heading = {}): Provision => ({
  ...{ id, number: id, kind: 'paragraph', parent, heading, text },
})
const base = [
  provision('p1', null, { en: 'Members shall act.', fr: 'Les Membres agissent.' }, { en: 'Acts', fr: 'Actes' }),
  provision('p11', 'p1', { en: 'One.', fr: 'Un.' }),
  provision('p12', 'p1', { en: 'Two.', fr: 'Deux.' }),
  provision('p2', null, { en: 'Members may act.' }),
]
const where = (id: string, language: 'en' | 'fr' = 'en', field: 'heading' | 'text' = 'text') => ({
  ...{ provision: id, language, field },
})
const withText = (draft: DraftContent, id: string, language: 'en' | 'fr', text: string) =>
  withWording(draft, where(id, language), text)
const inserted = provision('n', 'p1', {})
const insertion = withInsertion(blank, inserted, 'p11')
const order = ({ operations }: DraftContent) =>
  workingVersion(base, operations)
    .provisions.map(({ id }) => id)
    .join(' ')

test('a text is added once and then rewritten', () => {
  const draft = withText(withText(blank, 'p1', 'en', 'Members should'), 'p1', 'en', 'Members should act.')
  expect(draft.operations).toHaveLength(1)
  expect(drafted(draft, where('p1'))).toBe('Members should act.')
  expect(drafted(draft, where('p1', 'fr'))).toBeNull()
})

test('[P9] the words of a new provision are written into it', () => {
  const draft = withWording(withText(insertion, 'n', 'fr', 'Neuf.'), where('n', 'en', 'heading'), 'New')
  expect(draft.operations).toHaveLength(1)
  expect(draft.operations[0]).toMatchObject({ provision: { heading: { en: 'New' }, text: { fr: 'Neuf.' } } })
  expect(drafted(draft, where('n', 'fr'))).toBe('Neuf.')
})

test('[P9] a deletion replaces all else about the provision and what is under it', () => {
  const draft = withText(withText(withText(insertion, 'p1', 'en', 'Other'), 'p12', 'fr', 'Autre'), 'p2', 'en', 'Else')
  const deleted = withDeletion(draft, 'p1', workingVersion(base, draft.operations).provisions)
  expect(subjects(deleted)).toEqual(['p2', 'p1'])
  expect(order(deleted)).toBe('p2')
})

test('what is unchanged is not tabled', () => {
  const texts = withText(withText(blank, 'p1', 'en', ' Members shall act. '), 'p2', 'en', 'Members must act.')
  const draft = withPlace(withWording(texts, where('p1', 'fr', 'heading'), 'Actes '), 'p12', {
    parent: 'p1',
    after: 'p11',
  })
  expect(effective(draft, base).operations).toEqual([
    { op: 'replace-text', provision: 'p2', language: 'en', text: 'Members must act.' },
  ])
})

test('[P9] a new provision is tabled with the words that it has', () => {
  const draft = withText(withWording(insertion, where('n', 'fr', 'heading'), ' '), 'n', 'en', ' New. ')
  expect(effective(draft, base).operations).toMatchObject([{ provision: { heading: {}, text: { en: 'New.' } } }])
})

test('a draft says what it lacks', () => {
  const ready = { title: { en: 'T', fr: ' ' }, justification: 'J' }
  expect(missing(blank, base)).toEqual(['changes', 'title', 'justification'])
  expect(missing({ ...withText(blank, 'p1', 'en', ' '), ...ready }, base)).toEqual(['emptyText'])
  expect(missing({ ...withDeletion(blank, 'p1', base), title: { fr: 'T' }, justification: 'J' }, base)).toEqual([])
})

test('[P9] a draft lacks what a new provision or a heading lacks, and changes that fit', () => {
  const lacks = (draft: DraftContent) => missing({ ...draft, title: { en: 'T' }, justification: 'J' }, base)
  const numbered = (number: string) => withText(withInsertion(blank, { ...inserted, number }, 'p11'), 'n', 'en', 'New.')
  expect(lacks(insertion)).toEqual(['emptyText'])
  expect(lacks(numbered('n'))).toEqual([])
  expect(lacks(numbered(' '))).toEqual(['number'])
  expect(lacks(numbered('p12'))).toEqual(['fitting'])
  expect(lacks(numbered('a\u202eb'))).toEqual(['plainLines'])
  expect(lacks(withWording(blank, where('p1', 'en', 'heading'), 'P\u0430y'))).toEqual(['plainLines'])
  expect(lacks(withText(blank, 'gone', 'en', 'New.'))).toEqual(['fitting'])
})

test.each(['a\u202eb', 'a\tb', 'P\u0430y'])(
  '[P7] a draft with the title %j is not ready, in either language',
  (odd) => {
    for (const title of [{ en: odd }, { en: 'T', fr: odd }])
      expect(missing({ ...withDeletion(blank, 'p1', base), title, justification: 'J' }, base)).toEqual(['plainTitle'])
  },
)

test('a title is tabled in the languages in which it has words', () => {
  expect(effective({ ...blank, title: { en: ' T ', fr: ' ' } }, base).title).toEqual({ en: 'T' })
})

test.each<[string, DraftContent, string[]]>([
  ['a text in one language', withText(blank, 'p1', 'fr', 'Neuf.'), ['p1 text fr']],
  ['a text in both', withText(withText(blank, 'p1', 'fr', 'Neuf.'), 'p1', 'en', 'New.'), []],
  ['a heading in one', withWording(blank, where('p1', 'en', 'heading'), 'New'), ['p1 heading en']],
  ['a new provision in one', withText(insertion, 'n', 'en', 'New.'), ['n text en']],
  ['a new provision in both', withText(withText(insertion, 'n', 'en', 'New.'), 'n', 'fr', 'Neuf.'), []],
  ['a deletion', withDeletion(blank, 'p1', base), []],
  ['an unchanged text', withText(blank, 'p1', 'en', 'Members shall act.'), []],
])('[P10] what awaits its translation: %s', (_, draft, expected) => {
  expect(awaited(draft, base).map(({ provision: { id }, field, language }) => `${id} ${field} ${language}`)).toEqual(
    expected,
  )
})

test('[P9] what is placed after a provision that is taken out or moves keeps its place; what is under it goes', () => {
  const next = { ...provision('m', 'p1', { en: 'Next.' }) }
  const both = withInsertion(insertion, next, 'n')
  expect(order(both)).toBe('p1 p11 n m p12 p2')
  expect(order(withoutProvision(both, 'n'))).toBe('p1 p11 m p12 p2')
  expect(order(withPlace(both, 'n', { parent: null, after: 'p2' }))).toBe('p1 p11 m p12 p2 n')
  expect(order(withPlace(both, 'n', { parent: 'p1', after: 'm' }))).toBe('p1 p11 m n p12 p2')
  const under = withInsertion(insertion, provision('m', 'n', { en: 'Under.' }), null)
  expect(order(under)).toBe('p1 p11 n m p12 p2')
  expect(order(withPlace(under, 'n', { parent: null, after: 'p2' }))).toBe('p1 p11 p12 p2 n m')
  expect(order(withoutProvision(under, 'n'))).toBe('p1 p11 p12 p2')
})
