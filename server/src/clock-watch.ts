import type { Logger } from 'pino'
import type { ReadinessProbe } from './http/readiness.ts'
import type { ClockGuard } from './record/clock-guard.ts'
import type { LastSeen } from './record/last-seen.ts'

/** Milliseconds between two looks at the clock, and between two notes of the time. */
const LOOK_AT_CLOCK_EVERY = 1000
const NOTE_TIME_EVERY = 60_000

/** Compares this node's clock every second, logs when it goes wrong or is right again, and keeps when it was at work. */
export function watchClock({
  clock,
  lastSeen,
  readiness,
  now,
  log,
}: {
  clock: ClockGuard
  lastSeen: LastSeen
  readiness: Pick<ReadinessProbe, 'check'>
  now: () => number
  log: Logger
}) {
  let known: string | null = null
  let notedAt = Number.NEGATIVE_INFINITY

  async function noteTime(): Promise<void> {
    if (clock.fault() !== null) return
    notedAt = performance.now()
    // Readiness reports a store that does not answer.
    await lastSeen.note(now()).catch(() => undefined)
  }

  async function look(): Promise<void> {
    clock.look()
    await readiness.check()
    const fault = clock.fault()
    if (fault !== null && known === null) log.error({ fault }, 'Nothing is recorded: the clock is wrong')
    if (fault === null && known !== null) log.warn('The clock is right again')
    known = fault
    if (performance.now() - notedAt >= NOTE_TIME_EVERY) await noteTime()
  }

  const timer = setInterval(() => void look(), LOOK_AT_CLOCK_EVERY).unref()
  return {
    async stop(): Promise<void> {
      clearInterval(timer)
      await noteTime()
    },
  }
}
