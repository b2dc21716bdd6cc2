import { expect, test } from '@jest/globals'
import { zonedInstant } from './zoned-time.ts'

test.each([
  ['2026-11-24', '14:30', 'Europe/Brussels', '2026-11-24T13:30:00.000Z'],
  ['2026-07-01', '14:30', 'Europe/Brussels', '2026-07-01T12:30:00.000Z'],
  ['2026-07-01', '09:00', 'Asia/Kolkata', '2026-07-01T03:30:00.000Z'],
  ['2026-01-01', '00:15', 'America/New_York', '2026-01-01T05:15:00.000Z'],
])('%s %s in %s is one instant', (date, time, zone, instant) => {
  expect(zonedInstant(date, time, zone)).toBe(Date.parse(instant))
})

test.each([
  ['', '14:30'],
  ['2026-11-24', ''],
  ['tomorrow', '14:30'],
])('%j %j is no date and time', (date, time) => {
  expect(zonedInstant(date, time, 'UTC')).toBeNull()
})
