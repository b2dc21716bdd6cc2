/** How many decisions were taken: the number of the last one. */
export type DecisionState = { count: number }

export function emptyDecisions(): DecisionState {
  return { count: 0 }
}
