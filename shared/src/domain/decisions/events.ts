export type DecisionEvents = {
  /** Taken when both the chair and the Secretariat have certified the result. */
  DecisionTaken: {
    decision: string
    /** Running number within the committee, from 1. */
    number: number
    symbol: string
    proposal: string
    vote: string
    outcome: 'carried' | 'rejected'
  }
}
