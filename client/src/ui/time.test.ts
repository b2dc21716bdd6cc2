import { expect, test } from '@jest/globals'
import { formatHere, formatMoment, timeUntil } from './time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

test.each([
  [0, { unit: 'over' }],
  [59_000, { unit: 'seconds' }],
  [MINUTE, { unit: 'minutes', count: 1 }],
  [119 * MINUTE, { unit: 'minutes', count: 119 }],
  [2 * HOUR, { unit: 'hours', count: 2 }],
  [48 * HOUR - 1, { unit: 'hours', count: 47 }],
  [72 * HOUR, { unit: 'days', count: 3 }],
])('%d ms left is written as people would say it', (left, said) => {
  expect(timeUntil(1_000_000 + left, 1_000_000)).toEqual(said)
})

test('a moment is announced with its zone', () => {
  const at = Date.UTC(2026, 10, 24, 13, 30)
  expect(formatMoment(at, 'en', 'Europe/Brussels')).toBe('24 November 2026 at 14:30 CET')
  expect(formatMoment(at, 'fr', 'Europe/Brussels')).toContain('24 novembre 2026')
})

test.each([
  [Date.UTC(2026, 10, 24, 9, 19), '24 novembre 2026 à 10 h 19 UTC+1'],
  [Date.UTC(2026, 10, 24, 8, 0), '24 novembre 2026 à 9 h UTC+1'],
  [Date.UTC(2026, 10, 23, 23, 5), '24 novembre 2026 à 0 h 05 UTC+1'],
  [Date.UTC(2027, 2, 1, 9, 1), '1er mars 2027 à 10 h 01 UTC+1'],
  [Date.UTC(2027, 2, 21, 0, 1), '21 mars 2027 à 1 h 01 UTC+1'],
])('[U36] a time is written as in French: %d', (at, written) => {
  expect(formatMoment(at, 'fr', 'Europe/Brussels').replaceAll('\u00a0', ' ')).toBe(written)
})

test.each([
  ['Europe/London', 'Europe/Brussels', '13:30'],
  ['Pacific/Auckland', 'Europe/Brussels', '25 November, 02:30'],
  ['Europe/Paris', 'Europe/Brussels', null],
])('[S17] a device in %s shows what its own clock will say', (here, zone, shown) => {
  expect(formatHere(Date.UTC(2026, 10, 24, 13, 30), 'en', zone, here)).toBe(shown)
})
