import { expect, test } from '@jest/globals'
import { instantsAt } from './zoned-time.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

test.each([
  ['2026-11-24', '14:30', 'Europe/Brussels', ['2026-11-24T13:30:00.000Z']],
  ['2026-07-01', '14:30', 'Europe/Brussels', ['2026-07-01T12:30:00.000Z']],
  ['2026-07-01', '09:00', 'Asia/Kolkata', ['2026-07-01T03:30:00.000Z']],
  ['2026-01-01', '00:15', 'America/New_York', ['2026-01-01T05:15:00.000Z']],
  // Clocks in Europe change on this day, those in Hong Kong do not.
  ['2027-03-28', '08:00', 'Asia/Hong_Kong', ['2027-03-28T00:00:00.000Z']],
  ['2027-03-28', '02:30', 'Europe/Brussels', []],
  ['2027-10-31', '02:30', 'Europe/Brussels', ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z']],
])('[S16] %s %s in %s', (date, time, zone, instants) => {
  expect(instantsAt(date, time, zone)).toEqual(instants.map((instant) => Date.parse(instant)))
})

test.each([
  ['', '14:30'],
  ['2026-11-24', ''],
  ['tomorrow', '14:30'],
  ['2026-02-31', '14:30'],
  ['2026-13-01', '14:30'],
  ['2026-11-24', '25:00'],
])('[S16] %j %j is no date and time', (date, time) => {
  expect(instantsAt(date, time, 'UTC')).toBeNull()
})

const ZONES = [
  ...['Africa/Cairo', 'Africa/Casablanca', 'Africa/Johannesburg', 'Africa/Lagos', 'America/Adak', 'America/Asuncion'],
  ...[
    'America/Caracas',
    'America/Havana',
    'America/Mexico_City',
    'America/New_York',
    'America/Nuuk',
    'America/Santiago',
  ],
  ...['America/Sao_Paulo', 'America/St_Johns', 'Antarctica/Troll', 'Asia/Amman', 'Asia/Beirut', 'Asia/Hong_Kong'],
  ...['Asia/Jerusalem', 'Asia/Kathmandu', 'Asia/Tehran', 'Asia/Tokyo', 'Atlantic/Azores', 'Australia/Lord_Howe'],
  ...['Australia/Sydney', 'Europe/Brussels', 'Europe/Chisinau', 'Europe/Dublin', 'Pacific/Auckland', 'Pacific/Chatham'],
]
const FROM = Date.UTC(2026, 0, 1)
const TO = Date.UTC(2036, 0, 1)

test.each(ZONES)('[S16] at every change of clocks from 2026 to 2035 the instants are those that %s shows', (zone) => {
  const format = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
  const shown = (at: number) => format.format(at)
  for (const change of changesOf(zone)) {
    for (let at = change - 4 * 60 * MINUTE; at < change + 4 * 60 * MINUTE; at += 30 * MINUTE) {
      const [date = '', time = ''] = shown(at).split(' ')
      const near = Array.from({ length: 97 }, (_, index) => at + (index - 48) * 15 * MINUTE)
      expect([shown(at), instantsAt(date, time, zone)]).toEqual([
        shown(at),
        near.filter((one) => shown(one) === shown(at)),
      ])
    }
  }
})

/** The instants at which the clocks of a zone change, found by what they show from day to day. */
function changesOf(timeZone: string): number[] {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const offset = (at: number) => format.format(at).replace(/^.*GMT/, '')
  const changes: number[] = []
  for (let day = FROM; day < TO; day += DAY) {
    if (offset(day) === offset(day + DAY)) continue
    let [before, after] = [day, day + DAY]
    while (after - before > MINUTE) {
      const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE
      if (offset(middle) === offset(before)) before = middle
      else after = middle
    }
    changes.push(after)
  }
  return changes
}
