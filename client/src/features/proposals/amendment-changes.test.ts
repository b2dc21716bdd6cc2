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
  expect(change).toMatchObject({ kind: 'replace', language: 'fr', before: 'Un', after: 'Une' })
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

test('a provision that is deleted or inserted is shown in every language it has', () => {
  const inserted = provision('c', '3', { en: 'Three', fr: 'Trois' })
  const operations = [
    { op: 'delete', provision: 'a' },
    { op: 'insert-after', after: 'b', parent: null, provision: inserted },
    { op: 'move', provision: 'b', after: 'c', parent: null },
    { op: 'move', provision: 'b', after: null, parent: null },
  ] as const
  const changes = amendmentChanges({ base, operations }, 'fr')
  expect(changes.map(({ kind, language, before, after, place }) => [kind, language, before, after, place])).toEqual([
    ['delete', 'fr', 'Un', '', null],
    ['delete', 'en', 'One', '', null],
    ['insert', 'fr', '', 'Trois', null],
    ['insert', 'en', '', 'Three', null],
    ['move', 'en', 'Two', 'Two', '3'],
    ['move', 'en', 'Two', 'Two', null],
  ])
})

test('a change to an unknown provision is still shown', () => {
  const [change] = amendmentChanges({ base, operations: [{ op: 'delete', provision: 'gone' }] }, 'en')
  expect(change).toMatchObject({ kind: 'delete', provision: { number: 'gone' } })
})
