import { expect, test } from '@jest/globals'
import { type DraftContent, draftedText, effective, missing, touched, withDeletion, withText } from './draft-state.ts'

const blank: DraftContent = {
  ...{ kind: 'amendment', clause: { mandate: 'm', clause: '2.7' }, instrument: 'i', version: 1 },
  ...{ title: {}, operations: [], justification: '' },
}
const base = new Map([
  ['p1', { en: 'Members shall act.', fr: 'Les Membres agissent.' }],
  ['p2', { en: 'Members may act.' }],
])

test('a text is added once and then rewritten', () => {
  const draft = withText(withText(blank, 'p1', 'en', 'Members should'), 'p1', 'en', 'Members should act.')
  expect(draft.operations).toHaveLength(1)
  expect(draftedText(draft, 'p1', 'en')).toBe('Members should act.')
  expect(draftedText(draft, 'p1', 'fr')).toBeNull()
})

test('a deletion replaces new wordings', () => {
  const draft = withDeletion(withText(blank, 'p1', 'en', 'Other'), 'p1')
  expect(draft.operations).toEqual([{ op: 'delete', provision: 'p1' }])
  expect(touched(draft)).toEqual(['p1'])
})

test('a text that is unchanged is not tabled', () => {
  const draft = withText(withText(blank, 'p1', 'en', ' Members shall act. '), 'p2', 'en', 'Members must act.')
  expect(effective(draft, base).operations).toEqual([
    { op: 'replace-text', provision: 'p2', language: 'en', text: 'Members must act.' },
  ])
})

test('a draft says what it lacks', () => {
  expect(missing(blank, base)).toEqual(['changes', 'title', 'justification'])
  expect(
    missing({ ...withText(blank, 'p1', 'en', ' '), title: { en: 'T', fr: ' ' }, justification: 'J' }, base),
  ).toEqual(['emptyText'])
  expect(missing({ ...withDeletion(blank, 'p1'), title: { fr: 'T' }, justification: 'J' }, base)).toEqual([])
})

test.each(['a\u202eb', 'a\tb', 'P\u0430y'])(
  '[P7] a draft with the title %j is not ready, in either language',
  (odd) => {
    for (const title of [{ en: odd }, { en: 'T', fr: odd }])
      expect(missing({ ...withDeletion(blank, 'p1'), title, justification: 'J' }, base)).toEqual(['plainTitle'])
  },
)

test('a title is tabled in the languages in which it has words', () => {
  expect(effective({ ...blank, title: { en: ' T ', fr: ' ' } }, base).title).toEqual({ en: 'T' })
})
