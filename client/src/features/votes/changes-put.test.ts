import { expect, test } from '@jest/globals'
import { changesPut } from './changes-put.ts'

const provision = (id: string, number: string, text: { en?: string; fr?: string }) => ({
  id,
  number,
  kind: 'standard' as const,
  parent: null,
  heading: { en: number },
  text,
})
const base = [provision('a', '1', { en: 'One', fr: 'Un' }), provision('b', '2', { en: 'Two' })]

test('a replacement stands beside what it replaces, in its own language only', () => {
  const [change] = changesPut({
    base,
    operations: [{ op: 'replace-text', provision: 'a', language: 'fr', text: 'Une' }],
  })
  expect(change).toMatchObject({ kind: 'replace', language: 'fr', before: 'Un', after: 'Une' })
})

test('a provision that is deleted or inserted is shown in every language it has', () => {
  const inserted = provision('c', '3', { en: 'Three', fr: 'Trois' })
  const changes = changesPut({
    base,
    operations: [
      { op: 'delete', provision: 'a' },
      { op: 'insert-after', after: 'b', parent: null, provision: inserted },
      { op: 'move', provision: 'b', after: 'c', parent: null },
      { op: 'move', provision: 'b', after: null, parent: null },
    ],
  })
  expect(changes.map(({ kind, language, before, after, place }) => [kind, language, before, after, place])).toEqual([
    ['delete', 'en', 'One', '', null],
    ['delete', 'fr', 'Un', '', null],
    ['insert', 'en', '', 'Three', null],
    ['insert', 'fr', '', 'Trois', null],
    ['move', null, '', '', '3'],
    ['move', null, '', '', null],
  ])
})

test('a change to a provision nobody knows any more is still shown', () => {
  const [change] = changesPut({ base, operations: [{ op: 'delete', provision: 'gone' }] })
  expect(change).toMatchObject({ kind: 'delete', provision: { number: 'gone' } })
})
