export const DECISION_OUTCOMES = ['carried', 'rejected'] as const

export type DecisionEvents = {
  /** Taken on a work. After a vote: when both the chair and the Secretariat have certified the result. */
  DecisionTaken: {
    decision: string
    /** Running number within the committee, from 1. */
    number: number
    symbol: string
    work: string
    /** How it was taken. */
    by: { way: 'vote'; vote: string }
    outcome: (typeof DECISION_OUTCOMES)[number]
  }
}
