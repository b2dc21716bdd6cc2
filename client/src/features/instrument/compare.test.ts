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
