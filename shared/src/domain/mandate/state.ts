/** A mandate: the addresses of its clauses, and whether any work was ever brought under one of them. */
export type Mandate = { clauses: Set<string>; used: boolean }

export type MandateState = Map<string, Mandate>

export function emptyMandate(): MandateState {
  return new Map()
}
