import type { CommitteeState } from '../committee-state.ts'
import type { RecordedEvent } from '../event.ts'

/** Takes a mandate into the state. */
export function applyMandate(state: CommitteeState, { data }: RecordedEvent<'MandateImported'>): void {
  state.mandates.set(data.mandate, new Set(data.clauses.map(({ number }) => number)))
}
