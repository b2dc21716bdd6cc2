import type { Domain } from '@quorate/shared/domain/committee'
import type { EventActor } from '@quorate/shared/domain/event'
import type { Records } from './record.ts'

export type ClockOptions = {
  records: Pick<Records, 'states' | 'execute'>
  domain: Pick<Domain, 'dueIn'>
  /** UTC milliseconds. */
  now: () => number
  /** Told of a command that is due and is refused, or cannot be given: it is tried again at the next look. */
  onTrouble: (committee: string, key: string, reason: unknown) => void
  /** Milliseconds between two looks. */
  every?: number
}

/** Who gives the commands of the schedule. */
const SYSTEM: EventActor = { member: 'system', capacity: 'system', for: null }
const EVERY = 1000

/**
 * Gives what falls due in any committee that is open here, once its moment has come: late after a restart, but never
 * twice, as the key names what is due and for when. Of several nodes one takes effect; the others get its answer.
 */
export function createClock({ records, domain, now, onTrouble, every = EVERY }: ClockOptions) {
  let ended = false
  let looking: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    for (const state of records.states())
      for (const { at, key, command } of domain.dueIn(state)) {
        if (at > now() || ended) continue
        try {
          const outcome = await records.execute(state.id, { actor: SYSTEM, key, command })
          if (!outcome.ok) onTrouble(state.id, key, outcome.refusal)
        } catch (error) {
          onTrouble(state.id, key, error)
        }
      }
  }

  async function lookAgainAndAgain(): Promise<void> {
    while (!ended) {
      looking = look()
      await looking
      await new Promise((resolve) => setTimeout(resolve, every).unref())
    }
  }
  void lookAgainAndAgain()

  return {
    /** Gives nothing more, and waits until what is being given is recorded. */
    async stop(): Promise<void> {
      ended = true
      await looking
    },
  }
}
