/** The decisions taken, each with the proposal it decided, in the order of their numbers. */
export type DecisionState = Map<string, { proposal: string }>
