import type { EventType, RecordedEvent } from '@quorate/shared/domain/event'
import { type AnyRecordArea, functionsOf } from './area.ts'
import type { Docs, ProjectedDocs, ReadDoc } from './read-model.ts'

/**
 * How an area changes the read models at one type of event. The new content of a document depends on the event and that
 * document alone, or on things that never change once written: an earlier version of an instrument, the author of a
 * comment, the work of a vote.
 */
export type Handler<T extends EventType> = (
  event: RecordedEvent<T>,
  docs: Docs,
  committee: string,
) => Promise<void> | void
export type Handlers = { readonly [T in EventType]?: Handler<T> }

/** Brings one event of a committee's record into the read models. Events come in the record's order. */
export type Project = (event: RecordedEvent, docs: Docs, committee: string) => Promise<void>

/** The projections of all areas as one. For each event that of its own area runs first, then those of others. */
export function createProjection(areas: readonly AnyRecordArea[]): Project {
  const handlers = new Map<EventType, Handler<EventType>[]>()
  const tables = [...areas.map(({ projection }) => projection), ...areas.map(({ alsoProjects }) => alsoProjects)]
  for (const [type, handler] of tables.flatMap(functionsOf))
    handlers.set(type, [...(handlers.get(type) ?? []), handler as Handler<EventType>])
  return async (event, docs, committee) => {
    for (const handle of handlers.get(event.type) ?? []) await handle(event, docs, committee)
  }
}

/** Changes a document that an earlier entry made. If it does not exist, entries were skipped: a bug. */
export async function change<D extends ReadDoc>(
  docs: ProjectedDocs<D>,
  id: string,
  how: (doc: D) => void,
): Promise<void> {
  const doc = await docs.get(id)
  if (doc === undefined) throw new Error(`The record changes ${id}, which no read model holds`)
  how(doc)
  docs.put(doc)
}

/** The same for a document that a later entry may remove: who projects late finds it gone, and leaves it so. */
export async function changeIfThere<D extends ReadDoc>(
  docs: ProjectedDocs<D>,
  id: string,
  how: (doc: D) => void,
): Promise<void> {
  const doc = await docs.get(id)
  if (doc === undefined) return
  how(doc)
  docs.put(doc)
}
