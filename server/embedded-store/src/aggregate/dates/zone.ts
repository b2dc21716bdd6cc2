import { CommandError } from '../../errors.ts'

/** A time zone: how many milliseconds its clocks are ahead of UTC at an instant. */
export type Zone = (instant: number) => number

export const UTC: Zone = () => 0

const OFFSET = /^([+-])(\d\d):?(\d\d)?$/
const known = new Map<string, Zone>([
  ['UTC', UTC],
  ['GMT', UTC],
  ['Z', UTC],
])

/** The zone of that name (Olson) or offset (`+0530`). @throws CommandError 40485 */
export function zoneOf(name: string): Zone {
  const found = known.get(name)
  if (found) return found
  const zone = fixed(name) ?? named(name)
  if (known.size < 1000) known.set(name, zone)
  return zone
}

function fixed(name: string): Zone | undefined {
  const match = OFFSET.exec(name)
  if (!match) return undefined
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  const offset = (match[1] === '-' ? -minutes : minutes) * 60_000
  return offset === 0 ? UTC : () => offset
}

function named(name: string): Zone {
  let format: Intl.DateTimeFormat
  try {
    if (!/^[A-Za-z]/.test(name)) throw new RangeError(name)
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      era: 'short',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    throw new CommandError(40485, `unrecognized time zone identifier: "${name}"`)
  }
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
    const at = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
    const year = parts.get('era')?.startsWith('B') ? 1 - at('year') : at('year')
    const local = utcOf(year, at('month') - 1, at('day'), at('hour'), at('minute'), at('second'))
    return local - Math.floor(instant / 1000) * 1000
  }
}

/** Milliseconds of these parts, which may go beyond their ranges, without the special years 0 to 99 of `Date.UTC`. */
export function utcOf(year: number, month: number, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  date.setUTCHours(hour, minute, second, millisecond)
  return date.getTime()
}

/** What the clocks of the zone show, as if it were UTC. */
export function toLocal(instant: number, zone: Zone): number {
  return instant + zone(instant)
}

const DAY = 86_400_000

/**
 * The instant at which the clocks of the zone show this. An hour that there is twice is its first; one that is left
 * out counts on from before.
 */
export function toInstant(local: number, zone: Zone): number {
  const [before, after] = [zone(local - DAY), zone(local + DAY)]
  const first = local - before
  if (before === after || zone(first) === before) return first
  const second = local - after
  return zone(second) === after ? second : first
}
