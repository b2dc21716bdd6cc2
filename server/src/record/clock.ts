import type { Domain } from '@quorate/shared/domain/committee'
import { SYSTEM } from '@quorate/shared/domain/event'
import type { Records } from './record.ts'

export type ClockOptions = {
  records: Pick<Records, 'states' | 'execute'>
  domain: Pick<Domain, 'dueIn'>
  /** UTC milliseconds. */
  now: () => number
  /** Called when a command that is due is refused or fails. The clock tries it again at the next look. */
  onTrouble: (committee: string, key: string, reason: unknown) => void
  /** Milliseconds between two looks. */
  every?: number
}

const EVERY = 1000

/**
 * Gives the commands that fall due in the committees that are open here: late after a restart, but never twice, as the
 * key names what is due and for when. If several nodes give one, one takes effect and the others get its answer.
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
    /** Gives no more commands, and waits until the one under way is recorded. */
    async stop(): Promise<void> {
      ended = true
      await looking
    },
  }
}
