import { expect, test } from '@jest/globals'
import { amendmentChanges } from './amendment-changes.ts'

const provision = (id: string, number: string, text: { en?: string; fr?: string }) => ({
  id,
  number,
  kind: 'standard' as const,
  parent: null,
  heading: { en: number },
  text,
})
const base = [provision('a', '1', { en: 'One', fr: 'Un' }), provision('b', '2', { en: 'Two' })]

test('a replacement is beside the text it replaces, in its own language only', () => {
  const operations = [{ op: 'replace-text', provision: 'a', language: 'fr', text: 'Une' } as const]
  const [change] = amendmentChanges({ base, operations }, 'en')
  expect(change).toMatchObject({
    kind: 'replace',
    language: 'fr',
    text: { before: 'Un', after: 'Une' },
    heading: null,
    alone: true,
  })
})

test('of two texts of one provision the one in the reader’s language comes first', () => {
  const operations = [
    { op: 'replace-text', provision: 'a', language: 'en', text: 'First' },
    { op: 'delete', provision: 'b' },
    { op: 'replace-text', provision: 'a', language: 'fr', text: 'Premier' },
  ] as const
  const languages = (reader: 'en' | 'fr') =>
    amendmentChanges({ base, operations }, reader).map(({ kind, language }) => `${kind} ${language}`)
  expect(languages('fr')).toEqual(['replace fr', 'replace en', 'delete en'])
  expect(languages('en')).toEqual(['replace en', 'replace fr', 'delete en'])
})

test('[U50] a heading that is reworded comes before the text, and says if the other language awaits its translation', () => {
  const operations = [
    { op: 'replace-text', provision: 'a', language: 'en', text: 'First' },
    { op: 'replace-text', provision: 'a', language: 'fr', text: 'Premier' },
    { op: 'replace-heading', provision: 'a', language: 'en', text: 'Heading' },
  ] as const
  const headed = base.map((one) => ({ ...one, heading: { en: 'Old', fr: 'Ancien' } }))
  const changes = amendmentChanges({ base: headed, operations }, 'en')
  expect(changes.map(({ kind, language, heading, text, alone }) => [kind, language, heading ?? text, alone])).toEqual([
    ['heading', 'en', { before: 'Old', after: 'Heading' }, true],
    ['replace', 'en', { before: 'One', after: 'First' }, false],
    ['replace', 'fr', { before: 'Un', after: 'Premier' }, false],
  ])
})

test('a provision that is deleted or inserted is shown with its heading in every language it has', () => {
  const inserted = { ...provision('c', '3', { en: 'Three', fr: 'Trois' }), heading: { en: 'Third', fr: 'Troisième' } }
  const operations = [
    { op: 'delete', provision: 'a' },
    { op: 'insert-after', after: 'b', parent: null, provision: inserted },
  ] as const
  const changes = amendmentChanges({ base, operations }, 'fr')
  expect(changes.map(({ kind, language, heading, text }) => [kind, language, heading, text])).toEqual([
    ['delete', 'fr', null, { before: 'Un', after: '' }],
    ['delete', 'en', { before: '1', after: '' }, { before: 'One', after: '' }],
    ['insert', 'fr', { before: '', after: 'Troisième' }, { before: '', after: 'Trois' }],
    ['insert', 'en', { before: '', after: 'Third' }, { before: '', after: 'Three' }],
  ])
})

test('[U50] what is under a deleted provision is shown as deleted, unless it is moved away', () => {
  const under = [base[0], { ...base[1], parent: 'a' }, { ...provision('c', '1.2', { en: 'Two' }), parent: 'a' }]
  const operations = [
    { op: 'move', provision: 'c', after: null, parent: null },
    { op: 'delete', provision: 'a' },
  ] as const
  const changes = amendmentChanges({ base: under as typeof base, operations }, 'en')
  expect(changes.map(({ kind, provision: { number } }) => `${kind} ${number}`)).toEqual([
    'move 1.2',
    'delete 1',
    'delete 1',
    'delete 2',
  ])
})

test('[U50] a moved provision says where it was and where it comes; an inserted one where it comes', () => {
  const around = [...base, { ...provision('c', '2.1', { en: 'Under' }), parent: 'b' }]
  const places = (operations: Parameters<typeof amendmentChanges>[0]['operations']) =>
    amendmentChanges({ base: around, operations }, 'en').map(({ from, to }) =>
      [from, to].map((place) => place && [place.after?.number ?? null, place.under?.number ?? null]),
    )
  expect(places([{ op: 'move', provision: 'b', after: null, parent: null }])).toEqual([
    [
      ['1', null],
      [null, null],
    ],
  ])
  expect(places([{ op: 'move', provision: 'c', after: 'a', parent: null }])).toEqual([
    [
      [null, '2'],
      ['1', null],
    ],
  ])
  const inserted = provision('d', '2.2', { en: 'New' })
  expect(places([{ op: 'insert-after', after: 'c', parent: 'b', provision: inserted }])).toEqual([[null, ['2.1', '2']]])
})

test('[U50] a new provision in one language says so where the text has two', () => {
  const inserted = provision('c', '3', { en: 'Three' })
  const operations = [{ op: 'insert-after', after: 'b', parent: null, provision: inserted }] as const
  const alone = (of: typeof base) => amendmentChanges({ base: of, operations }, 'en').map((change) => change.alone)
  expect(alone(base)).toEqual([true])
  expect(alone([provision('b', '2', { en: 'Two' })])).toEqual([false])
})

test('a change to an unknown provision is still shown', () => {
  const [change] = amendmentChanges({ base, operations: [{ op: 'delete', provision: 'gone' }] }, 'en')
  expect(change).toMatchObject({ kind: 'delete', provision: { number: 'gone' } })
})
