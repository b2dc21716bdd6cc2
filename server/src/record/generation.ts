import type { Connection, mongo } from 'mongoose'
import { openEntry } from './entry.ts'
import type { EntryStore } from './entry-store.ts'
import type { Project } from './projection.ts'
import { type Checkpoint, createProjector } from './projector.ts'
import { type Definitions, prepareReadModels, type ReadModels, readModels } from './read-model.ts'

/**
 * The version of the projections. Raise it whenever they, or the documents they write, change: the read models are then
 * rebuilt from the record when the server next starts.
 */
export const PROJECTION_VERSION = 4

/** One set of read models and how far it has come. */
export type Generation = { name: string; read: ReadModels; checkpoints: mongo.Collection<Checkpoint> }

type Current = { _id: 'read-models'; name: string; version: number }

/** What the areas bring to the read models. */
export type Projecting = { project: Project; definitions: Definitions }

const READ_AT_ONCE = 500

function currents(connection: Connection): mongo.Collection<Current> {
  return connection.getClient().db(connection.name).collection<Current>('generations')
}

/** The read models of that name; made where there are none. */
export async function openGeneration(
  connection: Connection,
  name: string,
  definitions: Definitions,
): Promise<Generation> {
  const read = readModels(connection, name, definitions)
  await prepareReadModels(read)
  const checkpoints = connection.getClient().db(connection.name).collection<Checkpoint>(`checkpoints.${name}`)
  return { name, read, checkpoints }
}

/** The read models in use; rebuilt first where they were written by another version of the projections. */
export async function currentGeneration(
  connection: Connection,
  store: EntryStore,
  projecting: Projecting,
): Promise<Generation> {
  const current = await currents(connection).findOne({ _id: 'read-models' })
  if (current?.version === PROJECTION_VERSION) return openGeneration(connection, current.name, projecting.definitions)
  return rebuild(connection, store, projecting)
}

/** Projects the whole record into a new set of collections, and switches to it once it has caught up. */
export async function rebuild(
  connection: Connection,
  store: EntryStore,
  { project, definitions }: Projecting,
): Promise<Generation> {
  const current = await currents(connection).findOne({ _id: 'read-models' })
  const name = `g${Number(current?.name.slice(1) ?? 0) + 1}`
  const generation = await openGeneration(connection, name, definitions)
  for (const committee of await store.committees()) await projectAll(committee, generation, store, project)
  await currents(connection).replaceOne({ _id: 'read-models' }, { name, version: PROJECTION_VERSION }, { upsert: true })
  return generation
}

async function projectAll(
  committee: string,
  generation: Generation,
  store: EntryStore,
  project: Project,
): Promise<void> {
  const projector = createProjector({
    ...generation,
    committee,
    project,
    // What is to be erased was erased from the entries when it was first projected.
    erase: async () => undefined,
    onTrouble: () => undefined,
  })
  for (let seq = 0; ; ) {
    const entries = await store.readAfter(committee, seq, READ_AT_ONCE)
    const last = entries.at(-1)
    if (!last) return projector.idle()
    projector.accept(entries.map((entry) => ({ entry, events: openEntry(entry) })))
    seq = last.seq
    await projector.reached(seq)
  }
}
