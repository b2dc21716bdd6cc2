import { T, textOf, type Value } from '../../bson/value.ts'
import { values } from '../../bson/writer.ts'
import { CommandError } from '../../errors.ts'

const MILLISECONDS = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
} as const
const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** A unit of time as stages name it. */
export type TimeUnit = keyof typeof MILLISECONDS | keyof typeof MONTHS

// What a JavaScript date reaches; beyond it there is no calendar here.
const FARTHEST = 8.64e15

/** @throws CommandError 9 */
export function readUnit(value: Value): TimeUnit {
  if (value.type !== T.string) throw new CommandError('FailedToParse', "'unit' must be a string")
  const name = textOf(value)
  if (name in MILLISECONDS || name in MONTHS) return name as TimeUnit
  throw new CommandError('FailedToParse', `unknown time unit value: ${name}`)
}

/** How long a unit is; undefined where that depends on the calendar. */
export function millisecondsOf(unit: TimeUnit): number | undefined {
  return unit in MILLISECONDS ? MILLISECONDS[unit as keyof typeof MILLISECONDS] : undefined
}

/**
 * So many units later by the calendar of UTC, in milliseconds. A month has as many days as it has: one month after
 * 31 January is the last of February.
 * @throws CommandError 5976500 beyond the calendar
 */
export function laterBy(start: number, unit: TimeUnit, amount: number): number {
  const length = millisecondsOf(unit)
  const end =
    length === undefined ? addMonths(start, amount * MONTHS[unit as keyof typeof MONTHS]) : start + length * amount
  if (!(Math.abs(start) <= FARTHEST && Math.abs(end) <= FARTHEST))
    throw new CommandError(5976500, 'the result is not a date of the calendar')
  return end
}

/** The date so many units later, in UTC. */
export function addUnits(date: Value, unit: TimeUnit, amount: number): Value {
  return values.date(laterBy(Number(date.buf.readBigInt64LE(date.off)), unit, amount))
}

function addMonths(start: number, months: number): number {
  const date = new Date(start)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(date)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  date.setUTCDate(Math.min(day, last.getUTCDate()))
  return date.getTime()
}
