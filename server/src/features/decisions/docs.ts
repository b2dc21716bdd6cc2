import type { SeenDoc } from '../docs.ts'

export type DecisionDoc = SeenDoc & {
  number: number
  symbol: string
  outcome: 'carried' | 'rejected'
  proposal: string
  vote: string
  at: number
  /** The version of the instrument it made, where it carried. */
  version: { instrument: string; number: number } | null
}
