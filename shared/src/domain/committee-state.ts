import type { Areas } from './areas.ts'

/**
 * What the rules need to know of a committee, folded from its record: places, open matters, authors.
 *
 * It holds no words people wrote, only where they are (`TextRef`), so that they can be erased. It has to hold
 * the ballots of open votes and the official text of the current version of each instrument. Plain data: it survives
 * `structuredClone`.
 */
export type CommitteeState = CommitteeHead & { [A in keyof Areas]: Areas[A]['state'] }

export type CommitteeHead = {
  id: string
  /** Null until the committee is established. */
  established: { symbol: string } | null
  /** The number of the last entry that was applied, and its time in UTC milliseconds. */
  seq: number
  at: number
}
