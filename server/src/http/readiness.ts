import type { HealthPart, Readiness } from '@quorate/shared/contracts/health'
import type { ClockGuard } from '../record/clock-guard.ts'
import type { StoreLook } from '../store/connection.ts'

/** The store is asked at most once in so many milliseconds, even if the probe is asked more often. */
const LOOK_EVERY = 1000
/** Milliseconds after which a store that has not answered counts as not answering. */
const LOOK_WITHIN = 1000

export type ReadinessOptions = {
  /** Asks the store; rejects if it does not answer. */
  look: () => Promise<StoreLook>
  /** This node's clock, UTC milliseconds. */
  now: () => number
  /** How many of the committees that were active are still to be opened, and how many are stopped by a fault. */
  committees: () => { toOpen: number; stopped: number }
  clock: Pick<ClockGuard, 'compare' | 'fault'>
  /** Whether the store was restored under this node. */
  isReplaced: () => boolean
  /** Whether this node's read models may have been dropped because the other nodes believed it was gone. */
  isLost: () => boolean
}

/** The store's last answer, and whether it gave its time. */
type Seen = { store: HealthPart; answered: boolean }

export type ReadinessProbe = ReturnType<typeof createReadiness>

/** Whether this node should be sent requests and, if not, what the cause is: the store, the node, or committees. */
export function createReadiness({ look, now, clock, committees, isReplaced, isLost }: ReadinessOptions) {
  let draining = false
  let asking = false
  let askedAt = Number.NEGATIVE_INFINITY
  let seen: Promise<Seen> = Promise.resolve({ store: SILENT, answered: false })

  async function ask(): Promise<Seen> {
    const before = now()
    asking = true
    const answered = look()
      .then(({ writable, full, time }) => {
        clock.compare(before, time, now())
        return { store: full ? FULL : writable ? WELL : NOT_WRITABLE, answered: true }
      })
      .catch((error: unknown) => ({ store: unwell(error), answered: false }))
      .finally(() => {
        asking = false
      })
    return Promise.race([answered, after(LOOK_WITHIN, { store: SILENT, answered: false })])
  }

  return {
    /** Answers within a second; repeats the last answer if that is less than a second old. */
    async check(): Promise<Readiness> {
      // The wall clock may jump, and is what is checked here: only a steady clock measures how long ago something was.
      if (!asking && performance.now() - askedAt >= LOOK_EVERY) {
        askedAt = performance.now()
        seen = ask()
      }
      const { store, answered } = await seen
      const node = isLost() ? LOST : isReplaced() ? REPLACED : nodePart(draining, clock.fault(), answered)
      const { toOpen, stopped } = committees()
      // A committee that a fault has stopped is stopped on every node, so another node would not help.
      const status = store.well && node.well && toOpen === 0 ? 'ready' : 'not-ready'
      return { status, store, node, committees: committeesPart(toOpen, stopped), now: now() }
    },

    /** From now on this node is not ready, even if the store answers. */
    drain(): void {
      draining = true
    },
  }
}

function nodePart(draining: boolean, clockFault: string | null, answered: boolean): HealthPart {
  if (draining) return { well: false, says: 'It is stopping: it finishes its work and should get no new requests.' }
  if (clockFault !== null) return { well: false, says: clockFault }
  const agrees = answered ? 'and its clock is right' : 'and its clock could not be compared with that of the store'
  return { well: true, says: `It takes requests, ${agrees}.` }
}

/** Names no committee: those who may ask for readiness may not learn which committees exist. */
function committeesPart(toOpen: number, stopped: number): HealthPart {
  if (toOpen > 0)
    return { well: false, says: `It is opening the committees that were active; ${toOpen} are still to be opened.` }
  if (stopped === 0) return { well: true, says: 'All that were active are open.' }
  const which = stopped === 1 ? 'One committee is' : `${stopped} committees are`
  return { well: false, says: `${which} stopped because of a fault in the program. The log says which and why.` }
}

/** Names the kind of error only: its message may hold the address and the password of the store. */
function unwell(error: unknown): HealthPart {
  const name = error instanceof Error ? error.name : 'unknown error'
  return /Timeout|ServerSelection/.test(name) ? SILENT : { well: false, says: `It cannot be asked (${name}).` }
}

const WELL: HealthPart = { well: true, says: 'It answers and may be written to.' }
const NOT_WRITABLE: HealthPart = { well: false, says: 'It answers but may not be written to: it is not the primary.' }
const FULL: HealthPart = { well: false, says: 'Its disk is full: nothing can be recorded until there is space.' }
const LOST: HealthPart = {
  well: false,
  says: 'It was silent for so long that the other nodes believed it was gone, and its read models may have been dropped. Restart it.',
}
const REPLACED: HealthPart = {
  well: false,
  says: 'The store was restored from a backup while this node was running. Restart it.',
}
const SILENT: HealthPart = { well: false, says: 'It did not answer within a second.' }

function after<T>(milliseconds: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), milliseconds).unref())
}
