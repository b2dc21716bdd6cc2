import { uptime } from 'node:os'
import { moment } from '@quorate/shared/domain/moment'

/** Milliseconds a node's clock may be off. */
const OFF_AT_MOST = 2000
const DAY = 24 * 60 * 60 * 1000
/**
 * Days without this server after which its clock is not believed without a word of its operators. A committee may rest
 * for months, with the machine switched off. A wrong month cannot be told from that; a wrong year can.
 */
const REST_AT_MOST = 100

type ClockGuardOptions = {
  /** This node's clock, UTC milliseconds. */
  now: () => number
  /** Milliseconds on a clock that nobody sets, and that goes on while the machine sleeps. */
  steady?: () => number
  /** Whether the store has the same clock, and so is no witness of it: the embedded store has. */
  isStoreClock: boolean
  /** The day (`2026-11-28`, UTC) that it is, as the operators say if the record says otherwise; null: they say nothing. */
  admitted: string | null
}

/** This node's clock is wrong, so that nothing may be recorded; the message says how, for those who run it. */
export class ClockOff extends Error {}

export type ClockGuard = ReturnType<typeof createClockGuard>

/**
 * Holds this node's clock against that of the store or, if that is the same one, against a steady clock. A clock that is
 * off is believed again as soon as it is set: nobody has to restart a node for that.
 */
export function createClockGuard({ now, steady = sinceBoot, isStoreClock, admitted }: ClockGuardOptions) {
  /** How far the clock was ahead when it was last compared, and what it was ahead of the steady clock then. */
  let compared = { ahead: 0, base: now() - steady() }
  const isAdmitted = () => admitted === dayOf(now())

  /** How far the clock is ahead of the right time, as far as this node can tell. */
  function ahead(): number {
    return compared.ahead + (now() - steady()) - compared.base
  }

  function fault(): string | null {
    const off = ahead()
    if (Math.abs(off) <= OFF_AT_MOST) return null
    if (isStoreClock)
      return `The clock of this machine jumped ${off > 0 ? 'ahead' : 'back'} by ${duration(off)}. If it is wrong, set it: then this node goes on by itself. If it is right now, restart this node.`
    return `Its clock is ${duration(off)} ${off > 0 ? 'ahead of' : 'behind'} that of the store; 2 s are allowed. Set the clock.`
  }

  return {
    /**
     * The time, UTC milliseconds: that of this node's clock, or of the clock it is held against if it is off. So nobody is
     * signed out by a wrong clock.
     */
    now: (): number => now() - (fault() === null ? 0 : Math.round(ahead())),

    /** The store's clock read `time` at some moment when this node's clock read from `before` to `after`. */
    compare(before: number, time: number, after: number): void {
      if (!isStoreClock) compared = { ahead: offset(before, time, after), base: now() - steady() }
    },

    /** To be called every second: clocks drift, and small steps are how they are kept right. */
    look(): void {
      if (isStoreClock && fault() === null) compared = { ahead: 0, base: now() - steady() }
    },

    /** What is wrong with the clock, as a sentence; null: nothing. */
    fault,

    /**
     * Why an entry may not be recorded as of `at` now; null: it may. A record that was written with a wrong clock is ahead
     * of the right time, and so would be every entry after it.
     */
    faultAt(at: number): string | null {
      const wrong = fault()
      if (wrong !== null || isAdmitted() || at <= now() - ahead() + OFF_AT_MOST) return wrong
      return `The last entry of this record is of ${moment(at)}, which is still to come. Restore a backup from before the clock was wrong; or wait; or, to go on with entries of that time, start with ADMIT_CLOCK=${dayOf(now())}.`
    },

    /**
     * Why this node may not start with this clock, if the store is no witness of it; null: it may.
     * @param lastEntry the time of the last entry of any record
     * @param lastSeen when a node was last at work; null: not known
     */
    faultAtStart({ lastEntry, lastSeen }: { lastEntry: number; lastSeen: number | null }): string | null {
      if (isAdmitted()) return null
      const time = now()
      const says = `The clock of this machine says that it is ${moment(time)}`
      const right = `If the clock is right, start with ADMIT_CLOCK=${dayOf(time)}, which holds for that day.`
      if (lastEntry > time + OFF_AT_MOST)
        return `${says}, but the record has an entry of ${moment(lastEntry)}. Set the clock. ${right}`
      const rest = time - Math.max(lastEntry, lastSeen ?? 0)
      if (lastEntry > 0 && rest > REST_AT_MOST * DAY)
        return `${says}, ${Math.round(rest / DAY)} days after this server was last at work. Set the clock. ${right}`
      return null
    },
  }
}

/** Unlike the clock of timers, this one goes on while a machine sleeps, which therefore is no jump. */
function sinceBoot(): number {
  return uptime() * 1000
}

/**
 * How far a clock that read `before` and then `after` is from one that read `time` in between: 0 if they may agree.
 * This way a slow answer does not look like a wrong clock.
 */
function offset(before: number, time: number, after: number): number {
  if (time < before) return before - time
  return time > after ? after - time : 0
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** @param milliseconds of either sign */
function duration(milliseconds: number): string {
  const seconds = Math.abs(milliseconds) / 1000
  if (seconds < 120) return `${seconds.toFixed(1)} s`
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 86_400)} days`
}
