import { field, fields, T, truthy, Value } from '../../bson/value.ts'
import { BsonWriter, values } from '../../bson/writer.ts'
import { CommandError } from '../../errors.ts'
import { readArguments, wholeOf } from '../arguments.ts'
import { type Compile, type Environment, type Evaluate, isNullish } from '../evaluation.ts'
import { instantOf, zoneAt } from './instant.ts'
import { toInstant, toLocal, utcOf } from './zone.ts'

const DAY = 86_400_000

/** What the calendar says of a local time. Weeks of `week` begin on Sunday, those of ISO 8601 on Monday. */
export function calendar(local: number) {
  const date = new Date(local)
  const year = date.getUTCFullYear()
  const weekday = date.getUTCDay()
  const dayOfYear = Math.floor((local - utcOf(year, 0)) / DAY) + 1
  const isoDayOfWeek = weekday === 0 ? 7 : weekday
  const thursday = new Date(local + (4 - isoDayOfWeek) * DAY)
  const isoWeekYear = thursday.getUTCFullYear()
  return {
    year,
    month: date.getUTCMonth() + 1,
    dayOfMonth: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    dayOfWeek: weekday + 1,
    dayOfYear,
    week: Math.floor((dayOfYear + 6 - weekday) / 7),
    isoDayOfWeek,
    isoWeek: Math.floor((thursday.getTime() - utcOf(isoWeekYear, 0)) / DAY / 7) + 1,
    isoWeekYear,
  }
}

type Part = keyof ReturnType<typeof calendar>

/** A date alone, or `{date, timezone}`. @throws CommandError 40535, 40536, 40539 */
function readDate(operator: string, operand: Value, compile: Compile): { date: Evaluate; timezone?: Evaluate } {
  if (operand.type === T.array) {
    const items = fields(operand)
    if (items.length !== 1)
      throw new CommandError(
        40536,
        `${operator} accepts exactly one argument if given an array, but was given ${items.length}`,
      )
    return { date: compile((items[0] as [string, Value])[1]) }
  }
  if (operand.type !== T.object || fields(operand)[0]?.[0].startsWith('$')) return { date: compile(operand) }
  for (const [name] of fields(operand))
    if (name !== 'date' && name !== 'timezone')
      throw new CommandError(40535, `unrecognized option to ${operator}: "${name}"`)
  const [date, timezone] = [field(operand, 'date'), field(operand, 'timezone')]
  if (!date) throw new CommandError(40539, `missing 'date' argument to ${operator}, provided: an object`)
  return { date: compile(date), ...(timezone && { timezone: compile(timezone) }) }
}

function part(operator: string, name: Part): (operand: Value, compile: Compile) => Evaluate {
  return (operand, compile) => {
    const { date, timezone } = readDate(operator, operand, compile)
    return (environment) => {
      const value = date(environment)
      const zone = zoneAt(timezone, environment)
      if (isNullish(value) || !zone) return values.null
      const found = calendar(toLocal(instantOf(value as Value), zone))[name]
      return name === 'isoWeekYear' ? values.int64(found) : values.int32(found)
    }
  }
}

const TIME = ['hour', 'minute', 'second', 'millisecond'] as const

function toParts(operand: Value, compile: Compile): Evaluate {
  const names = { required: ['date'], optional: ['timezone', 'iso8601'] } as const
  const codes = { shape: 40524, unknown: 40520, missing: 40522 }
  const { date, timezone, iso8601 } = readArguments('$dateToParts', operand, compile, names, codes)
  return (environment) => {
    const [value, iso] = [date?.(environment), iso8601?.(environment)]
    const zone = zoneAt(timezone, environment)
    if (isNullish(value) || !zone || (iso8601 && isNullish(iso))) return values.null
    if (iso && iso.type !== T.bool) throw new CommandError(40521, 'iso8601 must evaluate to a bool')
    const found = calendar(toLocal(instantOf(value as Value), zone))
    const writer = new BsonWriter()
    if (truthy(iso)) {
      writer.int32('isoWeekYear', found.isoWeekYear).int32('isoWeek', found.isoWeek)
      writer.int32('isoDayOfWeek', found.isoDayOfWeek)
    } else writer.int32('year', found.year).int32('month', found.month).int32('day', found.dayOfMonth)
    for (const name of TIME) writer.int32(name, found[name])
    return new Value(T.object, writer.finish(), 0)
  }
}

type Parts = Partial<Record<string, Evaluate>>

/** The number of a part, or what counts where it is left out; undefined for null. @throws CommandError 40515, 31034, 40523 */
function numberOf(parts: Parts, name: string, otherwise: number, environment: Environment): number | undefined {
  const evaluate = parts[name]
  if (!evaluate) return otherwise
  const value = evaluate(environment)
  if (isNullish(value)) return undefined
  const number = wholeOf(value as Value, 40515, `'${name}'`)
  if (name.toLowerCase().endsWith('year') && (number < 1 || number > 9999))
    throw new CommandError(40523, `'${name}' must evaluate to an integer in the range 1 to 9999, found ${number}`)
  if (Math.abs(number) > (name === 'millisecond' || name === 'second' ? Number.MAX_SAFE_INTEGER : 32_767))
    throw new CommandError(31034, `'${name}' must evaluate to a value in the range [-32768, 32767]`)
  return number
}

const CALENDAR_PARTS = ['year', 'month', 'day']
const ISO_PARTS = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek']

function fromParts(operand: Value, compile: Compile): Evaluate {
  const names = { required: [], optional: [...CALENDAR_PARTS, ...ISO_PARTS, ...TIME, 'timezone'] }
  const codes = { shape: 40519, unknown: 40518, missing: 40516 }
  const parts: Parts = readArguments('$dateFromParts', operand, compile, names, codes)
  if (!parts.year && !parts.isoWeekYear)
    throw new CommandError(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present")
  if (parts.year && ISO_PARTS.some((name) => parts[name]))
    throw new CommandError(40489, '$dateFromParts does not allow mixing natural dates with ISO dates')
  if (parts.isoWeekYear && CALENDAR_PARTS.some((name) => parts[name]))
    throw new CommandError(40525, '$dateFromParts does not allow mixing ISO dates with natural dates')
  const iso = parts.isoWeekYear !== undefined
  return (environment) => {
    const date = (iso ? ISO_PARTS : CALENDAR_PARTS).map((name) => numberOf(parts, name, 1, environment))
    const time = TIME.map((name) => numberOf(parts, name, 0, environment))
    const zone = zoneAt(parts.timezone, environment)
    if ([...date, ...time].includes(undefined) || !zone) return values.null
    const [a, b, c] = date as [number, number, number]
    const [hour, minute, second, millisecond] = time as [number, number, number, number]
    const start = iso ? firstOfIsoYear(a) + ((b - 1) * 7 + c - 1) * DAY : utcOf(a, b - 1, c)
    const local = start + hour * 3_600_000 + minute * 60_000 + second * 1000 + millisecond
    return values.date(toInstant(local, zone))
  }
}

/** Monday of the first week: the one with 4 January. */
function firstOfIsoYear(year: number): number {
  const fourth = utcOf(year, 0, 4)
  return fourth - (calendar(fourth).isoDayOfWeek - 1) * DAY
}

/** Operators on the parts of dates. */
export const DATE_PART_OPERATORS: Record<string, (operand: Value, compile: Compile) => Evaluate> = {
  $year: part('$year', 'year'),
  $month: part('$month', 'month'),
  $dayOfMonth: part('$dayOfMonth', 'dayOfMonth'),
  $hour: part('$hour', 'hour'),
  $minute: part('$minute', 'minute'),
  $second: part('$second', 'second'),
  $millisecond: part('$millisecond', 'millisecond'),
  $dayOfWeek: part('$dayOfWeek', 'dayOfWeek'),
  $dayOfYear: part('$dayOfYear', 'dayOfYear'),
  $week: part('$week', 'week'),
  $isoDayOfWeek: part('$isoDayOfWeek', 'isoDayOfWeek'),
  $isoWeek: part('$isoWeek', 'isoWeek'),
  $isoWeekYear: part('$isoWeekYear', 'isoWeekYear'),
  $dateToParts: toParts,
  $dateFromParts: fromParts,
}
