import type { EventType, RecordedEvent } from '@quorate/shared/domain/event'
import type { ReadDoc, Shelf } from './read-docs.ts'
import type { Docs } from './read-models.ts'

/**
 * What an area does to the read models for each type of event that concerns it. What it writes into a document
 * depends on the event and that document alone, or on what never changes once written: an earlier version of an
 * instrument, the author of a comment, the proposal of a vote.
 */
export type Handlers = {
  [T in EventType]?: (event: RecordedEvent<T>, docs: Docs, committee: string) => Promise<void> | void
}

/** Changes a document that the record has made before. That it is not there means that entries were left out: a bug. */
export async function change<D extends ReadDoc>(shelf: Shelf<D>, id: string, how: (doc: D) => void): Promise<void> {
  const doc = await shelf.get(id)
  if (doc === undefined) throw new Error(`The record changes ${id}, which nothing in the read models precedes`)
  how(doc)
  shelf.put(doc)
}
