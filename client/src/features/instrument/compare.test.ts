import { expect, test } from '@jest/globals'
import type { Provisions } from '@quorate/shared/contracts/instrument'
import { compareVersions } from './compare.ts'

const provision = (id: string, en: string): Provisions['provisions'][number] => ({
  ...{ id, number: id, kind: 'paragraph', parent: null, heading: {}, text: { en } },
  spans: {},
})

test('provisions that differ are listed in reading order, deleted ones in their old place', () => {
  const from = [provision('1', 'one'), provision('2', 'two'), provision('3', 'three'), provision('4', 'four')]
  const to = [provision('1', 'one'), provision('3', 'trois'), provision('5', 'five'), provision('4', 'four')]
  expect(compareVersions(from, to, 'en').map(({ id, text }) => [id, text?.before, text?.after])).toEqual([
    ['2', 'two', ''],
    ['3', 'three', 'trois'],
    ['5', '', 'five'],
  ])
})

test('equal versions do not differ', () => {
  const same = [provision('1', 'one')]
  expect(compareVersions(same, same, 'fr')).toEqual([])
})

test('[U50] a heading that differs is shown, and what differs in the other language alone', () => {
  const from = { ...provision('1', 'one'), heading: { en: 'Scope', fr: 'Champ' } }
  const to = { ...from, heading: { en: 'Aim', fr: 'But' }, text: { en: 'one', fr: 'un' } }
  expect(compareVersions([from], [to], 'en')).toMatchObject([
    {
      newHeading: { language: 'en', before: 'Scope', after: 'Aim' },
      text: { language: 'fr', before: '', after: 'un' },
    },
  ])
  expect(compareVersions([from], [to], 'fr')).toMatchObject([{ newHeading: { language: 'fr', after: 'But' } }])
})

test('[U50] what was moved says where it was and where it is; what only made way did not move', () => {
  const under = (id: string, parent: string | null) => ({ ...provision(id, id), parent })
  const from = [under('a', null), under('a1', 'a'), under('a2', 'a'), under('a3', 'a'), under('b', null)]
  const to = [under('a', null), under('a2', 'a'), under('a3', 'a'), under('a1', 'a'), under('b', null)]
  const moves = (later: typeof to) =>
    compareVersions(from, later, 'en').map(({ id, moved }) => [
      id,
      moved && [moved.from, moved.to].map(({ after, under: above }) => after?.number ?? `under ${above?.number}`),
    ])
  expect(moves(to)).toEqual([['a1', ['under a', 'a3']]])
  expect(moves([under('a', null), under('a1', 'a'), under('a3', 'a'), under('b', null), under('a2', 'b')])).toEqual([
    ['a2', ['a1', 'under b']],
  ])
})

test('[U50] what is new comes before what was deleted in the same place', () => {
  const from = [provision('1', 'one'), provision('2', 'two'), provision('3', 'three')]
  const to = [provision('1', 'one'), provision('n', 'new'), provision('3', 'three')]
  expect(compareVersions(from, to, 'en').map(({ id }) => id)).toEqual(['n', '2'])
})
