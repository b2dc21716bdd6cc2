/** By mandate, the numbers of its clauses. */
export type MandateState = Map<string, Set<string>>

export function emptyMandate(): MandateState {
  return new Map()
}
