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
  expect(compareVersions(from, to, 'en').map(({ id, before, after }) => [id, before, after])).toEqual([
    ['2', 'two', ''],
    ['3', 'three', 'trois'],
    ['5', '', 'five'],
  ])
})

test('equal versions do not differ', () => {
  const same = [provision('1', 'one')]
  expect(compareVersions(same, same, 'fr')).toEqual([])
})
