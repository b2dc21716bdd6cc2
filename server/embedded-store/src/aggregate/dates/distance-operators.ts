import { T, textOf, type Value } from '../../bson/value.ts'
import { values } from '../../bson/writer.ts'
import { CommandError } from '../../errors.ts'
import { readArguments, wholeOf } from '../arguments.ts'
import { type Compile, type Evaluate, isNullish } from '../evaluation.ts'
import { instantOf, zoneAt } from './instant.ts'
import { calendar } from './part-operators.ts'
import { laterBy, millisecondsOf, readUnit, type TimeUnit } from './units.ts'
import { toInstant, toLocal, utcOf, type Zone } from './zone.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const BY_CLOCK = new Set<TimeUnit>(['millisecond', 'second', 'minute', 'hour'])
const MONTHS: Partial<Record<TimeUnit, number>> = { month: 1, quarter: 3, year: 12 }

function unitOf(value: Value, code: number, operator: string): TimeUnit {
  if (value.type !== T.string) throw new CommandError(code, `${operator} expects string defining the time unit`)
  return readUnit(value)
}

/** Days and longer are added to what the clocks of the zone show, shorter times to the time that goes by. */
function moved(instant: number, unit: TimeUnit, amount: number, zone: Zone): number {
  if (BY_CLOCK.has(unit)) return laterBy(instant, unit, amount)
  return toInstant(laterBy(toLocal(instant, zone), unit, amount), zone)
}

function moving(operator: string, direction: 1 | -1): (operand: Value, compile: Compile) => Evaluate {
  return (operand, compile) => {
    const names = { required: ['startDate', 'unit', 'amount'], optional: ['timezone'] } as const
    const codes = { shape: 5166400, unknown: 5166401, missing: 5166402 }
    const { startDate, unit, amount, timezone } = readArguments(operator, operand, compile, names, codes)
    return (environment) => {
      const parts = [startDate, unit, amount].map((one) => one?.(environment))
      const zone = zoneAt(timezone, environment)
      if (parts.some(isNullish) || !zone) return values.null
      const [date, length, count] = parts as [Value, Value, Value]
      const distance = wholeOf(count, 5166405, `${operator} 'amount'`)
      const start = instantOf(date, 5166403)
      return values.date(moved(start, unitOf(length, 5166404, operator), distance * direction, zone))
    }
  }
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The number of a day of the week from Monday = 1. @throws CommandError 9 */
function weekdayOf(value: Value | undefined, operator: string): number | undefined {
  if (value === undefined) return 7
  if (isNullish(value)) return undefined
  const name = value.type === T.string ? textOf(value).toLowerCase() : ''
  const at = WEEKDAYS.findIndex((day) => day === name || day.slice(0, 3) === name)
  if (at < 0)
    throw new CommandError('FailedToParse', `${operator} parameter 'startOfWeek' value is not a day of a week`)
  return at + 1
}

/** Days since the week began. */
function intoWeek(local: number, startOfWeek: number): number {
  return (calendar(local).isoDayOfWeek - startOfWeek + 7) % 7
}

/** How many boundaries of a unit lie between two instants. */
function boundaries(from: number, to: number, unit: TimeUnit, zone: Zone, startOfWeek: number): number {
  const [a, b] = [toLocal(from, zone), toLocal(to, zone)]
  const months = MONTHS[unit]
  if (months !== undefined) {
    const index = (local: number) => Math.floor((calendar(local).year * 12 + calendar(local).month - 1) / months)
    return index(b) - index(a)
  }
  const days = Math.floor(b / DAY) - Math.floor(a / DAY)
  if (unit === 'day') return days
  if (unit === 'week') return (days + intoWeek(a, startOfWeek) - intoWeek(b, startOfWeek)) / 7
  const length = millisecondsOf(unit) as number
  // Hours of a zone that is half an hour off begin at half past; the hours themselves go by evenly.
  const count = (instant: number) => Math.floor((instant + (zone(instant) % HOUR)) / length)
  return count(to) - count(from)
}

function difference(operand: Value, compile: Compile): Evaluate {
  const operator = '$dateDiff'
  const names = { required: ['startDate', 'endDate', 'unit'], optional: ['timezone', 'startOfWeek'] } as const
  const codes = { shape: 5166301, unknown: 5166302, missing: 5166303 }
  const read = readArguments(operator, operand, compile, names, codes)
  return (environment) => {
    const parts = [read.startDate, read.endDate, read.unit].map((one) => one?.(environment))
    const zone = zoneAt(read.timezone, environment)
    if (parts.some(isNullish) || !zone) return values.null
    const [from, to, length] = parts as [Value, Value, Value]
    const unit = unitOf(length, 5166306, operator)
    const start = unit === 'week' && read.startOfWeek ? (read.startOfWeek(environment) ?? values.null) : undefined
    const startOfWeek = weekdayOf(start, operator)
    if (startOfWeek === undefined) return values.null
    return values.int64(boundaries(instantOf(from, 5166307), instantOf(to, 5166307), unit, zone, startOfWeek))
  }
}

/** The lower end of the bin; one bin begins with the year 2000, one of weeks with the first week in it. */
function binOf(instant: number, unit: TimeUnit, size: number, zone: Zone, startOfWeek: number): number {
  const reference = utcOf(2000, 0)
  if (BY_CLOCK.has(unit)) {
    const [origin, length] = [toInstant(reference, zone), size * (millisecondsOf(unit) as number)]
    return origin + Math.floor((instant - origin) / length) * length
  }
  const local = toLocal(instant, zone)
  const months = MONTHS[unit]
  if (months !== undefined) {
    const { year, month } = calendar(local)
    const count = (year - 2000) * 12 + month - 1
    return toInstant(utcOf(2000, Math.floor(count / (months * size)) * months * size), zone)
  }
  const first = unit === 'week' ? reference + ((7 - intoWeek(reference, startOfWeek)) % 7) * DAY : reference
  const length = size * (millisecondsOf(unit) as number)
  return toInstant(first + Math.floor((local - first) / length) * length, zone)
}

function truncation(operand: Value, compile: Compile): Evaluate {
  const operator = '$dateTrunc'
  const names = { required: ['date', 'unit'], optional: ['binSize', 'timezone', 'startOfWeek'] } as const
  const codes = { shape: 5439007, unknown: 5439008, missing: 5439009 }
  const read = readArguments(operator, operand, compile, names, codes)
  return (environment) => {
    const [date, length] = [read.date?.(environment), read.unit?.(environment)]
    const size = read.binSize ? read.binSize(environment) : values.int32(1)
    const zone = zoneAt(read.timezone, environment)
    if ([date, length, size].some(isNullish) || !zone) return values.null
    const unit = unitOf(length as Value, 5439013, operator)
    const start = unit === 'week' && read.startOfWeek ? (read.startOfWeek(environment) ?? values.null) : undefined
    const startOfWeek = weekdayOf(start, operator)
    if (startOfWeek === undefined) return values.null
    const bin = wholeOf(size as Value, 5439017, `${operator} 'binSize'`)
    if (bin <= 0) throw new CommandError(5439018, `${operator} requires 'binSize' to be greater than 0, but got ${bin}`)
    return values.date(binOf(instantOf(date as Value, 5439012), unit, bin, zone, startOfWeek))
  }
}

/** Operators on the distance of dates. */
export const DATE_DISTANCE_OPERATORS: Record<string, (operand: Value, compile: Compile) => Evaluate> = {
  $dateAdd: moving('$dateAdd', 1),
  $dateSubtract: moving('$dateSubtract', -1),
  $dateDiff: difference,
  $dateTrunc: truncation,
}
