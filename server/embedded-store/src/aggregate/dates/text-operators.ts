import { T, textOf, type Value } from '../../bson/value.ts'
import { values } from '../../bson/writer.ts'
import { CommandError, unsupported } from '../../errors.ts'
import { readArguments } from '../arguments.ts'
import { type Compile, type Evaluate, isNullish } from '../evaluation.ts'
import { instantOf, zoneAt } from './instant.ts'
import { calendar } from './part-operators.ts'
import { toInstant, toLocal, UTC, utcOf, type Zone, zoneOf } from './zone.ts'

/** MongoDB's ConversionFailure, which `onError` catches. */
const FAILED = 241
const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0')
}

/** What stands for each `%` of a format. */
const WRITERS: Record<string, (parts: ReturnType<typeof calendar>, offset: number) => string> = {
  '%': () => '%',
  Y: ({ year }) => {
    if (year >= 0 && year <= 9999) return padded(year, 4)
    throw new CommandError(
      18537,
      `Could not convert date to string: date component was outside the supported range: ${year}`,
    )
  },
  m: ({ month }) => padded(month, 2),
  d: ({ dayOfMonth }) => padded(dayOfMonth, 2),
  H: ({ hour }) => padded(hour, 2),
  M: ({ minute }) => padded(minute, 2),
  S: ({ second }) => padded(second, 2),
  L: ({ millisecond }) => padded(millisecond, 3),
  j: ({ dayOfYear }) => padded(dayOfYear, 3),
  w: ({ dayOfWeek }) => String(dayOfWeek),
  u: ({ isoDayOfWeek }) => String(isoDayOfWeek),
  U: ({ week }) => padded(week, 2),
  V: ({ isoWeek }) => padded(isoWeek, 2),
  G: ({ isoWeekYear }) => padded(isoWeekYear, 4),
  b: ({ month }) => (MONTH_NAMES[month - 1] as string).slice(0, 3),
  B: ({ month }) => MONTH_NAMES[month - 1] as string,
  z: (_parts, offset) => {
    const minutes = Math.abs(Math.trunc(offset / 60_000))
    return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${padded(minutes % 60, 2)}`
  },
  Z: (_parts, offset) => String(Math.trunc(offset / 60_000)),
}

/** @throws CommandError 18535, 18536 */
function write(format: string, instant: number, zone: Zone): string {
  const parts = calendar(toLocal(instant, zone))
  return format.replace(/%([\s\S]?)/g, (_all, letter: string) => {
    if (letter === '') throw new CommandError(18535, "Unmatched '%' at end of format string")
    const writer = Object.hasOwn(WRITERS, letter) ? WRITERS[letter] : undefined
    if (!writer) throw new CommandError(18536, `Invalid format character '%${letter}' in format string`)
    return writer(parts, zone(instant))
  })
}

function toText(operand: Value, compile: Compile): Evaluate {
  const names = { required: ['date'], optional: ['format', 'timezone', 'onNull'] } as const
  const codes = { shape: 18629, unknown: 18534, missing: 18628 }
  const { date, format, timezone, onNull } = readArguments('$dateToString', operand, compile, names, codes)
  return (environment) => {
    const value = date?.(environment)
    if (isNullish(value)) return onNull ? onNull(environment) : values.null
    const given = format?.(environment)
    const zone = zoneAt(timezone, environment)
    if ((format && isNullish(given)) || !zone) return values.null
    if (given && given.type !== T.string)
      throw new CommandError(18533, "$dateToString requires that 'format' be a string")
    const plain = zone === UTC ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L'
    return values.string(write(given ? textOf(given) : plain, instantOf(value as Value), zone))
  }
}

const ISO = /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d\d:?\d\d)?)?)?$/i

function unreadable(text: string): CommandError {
  return new CommandError(FAILED, `Error parsing date string '${text}'`)
}

interface Read {
  year: number
  month: number
  day: number
  time: [number, number, number, number]
  zone: string | undefined
}

/** The instant of what was read. @throws CommandError 241 for what the calendar does not have */
function instantFrom(text: string, read: Read, zone: Zone, given: boolean): number {
  const [hour, minute, second, millisecond] = read.time
  const local = utcOf(read.year, read.month - 1, read.day, hour, minute, second, millisecond)
  const found = calendar(utcOf(read.year, read.month - 1, read.day))
  if (found.month !== read.month || found.dayOfMonth !== read.day || hour > 24 || minute > 59 || second > 59)
    throw unreadable(text)
  if (read.zone === undefined) return toInstant(local, zone)
  if (given)
    throw new CommandError(
      FAILED,
      `you cannot pass in a date/time string with time zone information together with a timezone argument: '${text}'`,
    )
  return toInstant(local, zoneOf(read.zone.toUpperCase()))
}

/**
 * Reads the forms of ISO 8601; without a zone it is of the zone given.
 * @throws CommandError 241 for what is no date, 115 for other ways to write one
 */
export function parseIso(text: string, zone: Zone = UTC, given = false): number {
  const match = ISO.exec(text)
  if (!match) {
    if (/\d/.test(text)) throw unsupported('A date that is not written as in ISO 8601')
    throw unreadable(text)
  }
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', fraction = '0', offset] = match
  const millisecond = Math.trunc(Number(`0.${fraction}`) * 1000 + 1e-9)
  const time: Read['time'] = [Number(hour), Number(minute), Number(second), millisecond]
  const read = { year: Number(year), month: Number(month), day: Number(day), time, zone: offset }
  return instantFrom(text, read, zone, given)
}

/** The patterns of what a format reads; those of ISO weeks are not among them. */
const PATTERNS: Record<string, string> = {
  '%': '%',
  Y: '(?<Y>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  j: '(?<j>\\d{1,3})',
  b: '(?<b>[A-Za-z]{3})',
  B: '(?<b>[A-Za-z]+)',
  z: '(?<z>Z|[+-]\\d\\d:?\\d\\d)',
}

function patternOf(format: string): RegExp {
  const source = format.replace(/%([\s\S]?)|[\s\S]/g, (all, letter: string | undefined) => {
    if (letter === undefined) return all.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')
    if (letter === '') throw new CommandError(18535, "Unmatched '%' at end of format string")
    const pattern = Object.hasOwn(PATTERNS, letter) ? PATTERNS[letter] : undefined
    if (pattern) return pattern
    if ('GuVZ'.includes(letter)) throw unsupported(`Reading dates by '%${letter}'`)
    throw new CommandError(18536, `Invalid format character '%${letter}' in format string`)
  })
  return new RegExp(`^${source}$`, 'i')
}

function monthOf(name: string, text: string): number {
  const at = MONTH_NAMES.findIndex(
    (month) => month.slice(0, Math.max(3, name.length)).toLowerCase() === name.toLowerCase(),
  )
  if (at < 0) throw unreadable(text)
  return at + 1
}

function parseBy(format: string, text: string, zone: Zone, given: boolean): number {
  const groups = patternOf(format).exec(text)?.groups
  if (!groups || groups.Y === undefined) throw unreadable(text)
  const number = (name: string, otherwise: number) => Number(groups[name] ?? otherwise)
  const time: Read['time'] = [number('H', 0), number('M', 0), number('S', 0), number('L', 0)]
  const month = groups.b === undefined ? number('m', 1) : monthOf(groups.b, text)
  const read = { year: number('Y', 0), month, day: number('d', 1), time, zone: groups.z }
  if (groups.j === undefined) return instantFrom(text, read, zone, given)
  const found = calendar(utcOf(read.year, 0, number('j', 1)))
  if (found.year !== read.year) throw unreadable(text)
  return instantFrom(text, { ...read, month: found.month, day: found.dayOfMonth }, zone, given)
}

function fromText(operand: Value, compile: Compile): Evaluate {
  const names = { required: ['dateString'], optional: ['format', 'timezone', 'onNull', 'onError'] } as const
  const codes = { shape: 40540, unknown: 40541, missing: 40542 }
  const read = readArguments('$dateFromString', operand, compile, names, codes)
  return (environment) => {
    const value = read.dateString?.(environment)
    const zone = zoneAt(read.timezone, environment)
    if (isNullish(value)) return read.onNull ? read.onNull(environment) : values.null
    const format = read.format?.(environment)
    if (!zone || (read.format && isNullish(format))) return values.null
    if (format && format.type !== T.string)
      throw new CommandError(40684, "$dateFromString requires that 'format' be a string")
    try {
      if (value?.type !== T.string)
        throw new CommandError(FAILED, "$dateFromString requires that 'dateString' be a string")
      const given = read.timezone !== undefined
      const text = textOf(value)
      return values.date(format ? parseBy(textOf(format), text, zone, given) : parseIso(text, zone, given))
    } catch (error) {
      if (read.onError && error instanceof CommandError && error.code === FAILED) return read.onError(environment)
      throw error
    }
  }
}

/** Operators between dates and texts. */
export const DATE_TEXT_OPERATORS: Record<string, (operand: Value, compile: Compile) => Evaluate> = {
  $dateToString: toText,
  $dateFromString: fromText,
}
