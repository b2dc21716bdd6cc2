import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(utc)
dayjs.extend(timezone)

/**
 * The instant at which a wall clock in an IANA zone shows a date (`2026-11-24`) and time (`14:30`), in UTC milliseconds;
 * null if they are not a date and time.
 */
export function zonedInstant(date: string, time: string, timeZone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}/.test(time)) return null
  const at = dayjs.tz(`${date}T${time.slice(0, 5)}:00`, timeZone).valueOf()
  return Number.isNaN(at) ? null : at
}
