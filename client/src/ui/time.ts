import type { Language } from '@quorate/shared/domain/language'

/** Cached, because making one takes longer than rendering a comment. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const kept = formatters.get(key) ?? new Intl.DateTimeFormat(localeOf(language), options)
  formatters.set(key, kept)
  return kept
}

/** French writes “1er mars”, “10 h 05” and “9 h”, where `Intl` has “1 mars”, “10:05” and “09:00”. */
function format(at: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  const text = formatterOf(language, options).format(at)
  if (language === 'en') return text
  return text
    .replace(/(?<!\S)1(?=\s\p{L})/u, '1er')
    .replace(/\b(\d\d):(\d\d)\b/, (_, hour: string, minute: string) =>
      [Number(hour), 'h', minute === '00' ? '' : minute].join('\u00a0').trim(),
    )
}

/** A date and time with its zone, as it would be announced: "24 November 2026 at 14:30 CET". */
export function formatMoment(at: number, language: Language, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  return format(at, language, { dateStyle: 'long', timeStyle: 'short', ...zone }).concat(
    ` ${zoneName(at, language, timeZone)}`,
  )
}

/**
 * The same instant by this device's clock: with the day if that is another one; null if the clock of the zone shows the
 * same time.
 */
export function formatHere(at: number, language: Language, timeZone: string, here?: string): string | null {
  const day = { day: 'numeric', month: 'long' } as const
  const time = { timeStyle: 'short' } as const
  const inZone = (options: Intl.DateTimeFormatOptions, zone?: string) =>
    format(at, language, { ...options, ...(zone === undefined ? {} : { timeZone: zone }) })
  const sameDay = inZone(day, here) === inZone(day, timeZone)
  if (sameDay && inZone(time, here) === inZone(time, timeZone)) return null
  return sameDay ? inZone(time, here) : `${inZone(day, here)}, ${inZone(time, here)}`
}

export function formatDate(at: number, language: Language): string {
  return format(at, language, { dateStyle: 'long' })
}

export function formatTime(at: number, language: Language): string {
  return format(at, language, { timeStyle: 'short' })
}

/** Short form for lists: the time today, else the day. */
export function formatShort(at: number, now: number, language: Language): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString()
  if (sameDay) return formatTime(at, language)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return format(at, language, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) })
}

function zoneName(at: number, language: Language, timeZone?: string): string {
  const parts = formatterOf(language, {
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** English in the Organization's style: day before month, 24 hours. */
function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : 'fr-FR'
}

/** A duration in words: whole minutes, or seconds. */
export function formatDuration(seconds: number, language: Language): string {
  const minutes = seconds % 60 === 0
  const unit = { style: 'unit', unit: minutes ? 'minute' : 'second', unitDisplay: 'long' } as const
  return new Intl.NumberFormat(localeOf(language), unit).format(minutes ? seconds / 60 : seconds)
}

/** A duration as on a stopwatch: minutes and seconds. */
export function formatStopwatch(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export type TimeUntil = { unit: 'days' | 'hours' | 'minutes'; count: number } | { unit: 'seconds' } | { unit: 'over' }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The time until an instant, in the unit people would say; rounded down, so that nobody relies on too much. */
export function timeUntil(until: number, now: number): TimeUntil {
  const left = until - now
  if (left <= 0) return { unit: 'over' }
  if (left < MINUTE) return { unit: 'seconds' }
  if (left < 2 * HOUR) return { unit: 'minutes', count: Math.floor(left / MINUTE) }
  if (left < 2 * DAY) return { unit: 'hours', count: Math.floor(left / HOUR) }
  return { unit: 'days', count: Math.floor(left / DAY) }
}
