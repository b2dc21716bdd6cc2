import type { Batch, PresentedEvent } from '@quorate/shared/contracts/events'

/** A client's step after a batch: show these events and move the cursor, or ask again from its cursor. */
export type Advance =
  | { kind: 'covered' }
  | { kind: 'gap' }
  | { kind: 'advance'; cursor: number; events: PresentedEvent[] }

/**
 * Follows the record by ranges. A batch already covered changes nothing; one that begins beyond the cursor + 1 leaves a
 * gap, so nothing of it counts; of one that overlaps only the new part counts.
 */
export function advance(cursor: number, batch: Pick<Batch, 'from' | 'to' | 'events'>): Advance {
  if (batch.to <= cursor) return { kind: 'covered' }
  if (batch.from > cursor + 1) return { kind: 'gap' }
  return { kind: 'advance', cursor: batch.to, events: batch.events.filter(({ seq }) => seq > cursor) }
}
