import type { Areas } from '../areas.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../event.ts'
import type { refuse } from '../refusal.ts'
import type { Work } from './state.ts'

/** The kinds of work of all areas: those that `kinds` in their types names. */
export type WorkKind = {
  [A in keyof Areas]: Areas[A] extends { kinds: infer K extends string } ? K : never
}[keyof Areas]

type Obstacle = ReturnType<typeof refuse>

/** The rules of a kind of work. Votes, sessions and decisions know works, never kinds: they use this. */
export type WorkKindRules = {
  /** The letter of the series in which its symbols are numbered. */
  series: string
  /** How a vote decides a work of this kind. Left out if works of this kind are not put to the vote. */
  deciding?: {
    /** The stages at which the question may be put, the stage during the vote, and the stages at which it ends. */
    stages: { open: string; voting: string; carried: string; rejected: string }
    /** Why the question cannot be put now; undefined if it can. */
    cannotBePut: (state: CommitteeState, work: Work) => Obstacle | undefined
    /** Why a result that carried cannot be carried out any more; undefined if it can. */
    cannotBeCarriedOut: (state: CommitteeState, work: Work) => Obstacle | undefined
    /** The events that carry a decision out, in the entry that takes it. */
    carryOut: (state: CommitteeState, work: Work, decision: string, context: Context) => NewEvent[]
  }
}
