const DAY = 24 * 60 * 60 * 1000

/**
 * The instants at which a wall clock in an IANA zone shows a date (`2026-11-24`) and time (`14:30`), in UTC milliseconds,
 * the earlier first. On a day when clocks change there may be none, or two. Null: this is not a date and time.
 */
export function instantsAt(date: string, time: string, timeZone: string): number[] | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}/.test(time)) return null
  const text = `${date}T${time.slice(0, 5)}`
  const wall = Date.parse(`${text}:00Z`)
  // A day that the month does not have, such as 31 February, is read as one of the next month, or not at all.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(text)) return null
  const clock = clockOf(timeZone)
  // Clocks change by less than a day, so the zone's offset is one of those of the day before and the day after.
  const offsets = new Set([wall - DAY, wall + DAY].map((at) => clock(at) - at))
  const instants = [...offsets].map((offset) => wall - offset).filter((at) => clock(at) === wall)
  return instants.sort((one, other) => one - other)
}

/** What the clock of a zone shows at an instant, as if it were UTC. */
function clockOf(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', {
    ...{ timeZone, calendar: 'iso8601', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day, hour, minute, second } = part
    return Date.UTC(year, month - 1, day, hour, minute, second)
  }
}
