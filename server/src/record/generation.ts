import type { Connection, mongo } from 'mongoose'
import { openEntry } from './entry.ts'
import type { EntryStore } from './entry-store.ts'
import { type GenerationUse, generationsInUse, useGeneration } from './generation-use.ts'
import type { Project } from './projection.ts'
import { type Checkpoint, createProjector, ProjectionFailed } from './projector.ts'
import { type Definitions, prepareReadModels, type ReadModels, readModels } from './read-model.ts'

/**
 * The version of the projections. Raise it whenever they, or the documents they write, change: the read models are then
 * rebuilt from the record when the server next starts, as they are when a kind of read model is added or removed.
 */
export const PROJECTION_VERSION = 10

/** What wrote read models: the version of the projections, and the kinds of read models that they write. */
export function versionOf(definitions: Definitions): string {
  return [PROJECTION_VERSION, ...Object.keys(definitions).sort()].join(' ')
}

/** One set of read models and how far it has come. */
export type Generation = { name: string; read: ReadModels; checkpoints: mongo.Collection<Checkpoint> }

/** A generation that this node uses, and the committees whose projection failed when it was made anew. */
export type GenerationAtWork = Generation & { use: GenerationUse; failed: readonly ProjectionFailed[] }

type Current = { _id: 'read-models'; name: string; version: string }

export type GenerationOptions = {
  connection: Connection
  store: EntryStore
  project: Project
  definitions: Definitions
  now: () => number
  /** Called when the store does not answer during a rebuild; the rebuild goes on once it does. */
  onTrouble: (error: unknown) => void
}

const READ_AT_ONCE = 200

function databaseOf(connection: Connection): mongo.Db {
  return connection.getClient().db(connection.name)
}

function findCurrent(connection: Connection): Promise<Current | null> {
  return databaseOf(connection).collection<Current>('generations').findOne({ _id: 'read-models' })
}

/** The read models of that name; made if there are none. */
export async function openGeneration(
  connection: Connection,
  name: string,
  definitions: Definitions,
): Promise<Generation> {
  const read = readModels(connection, name, definitions)
  await prepareReadModels(read)
  const checkpoints = databaseOf(connection).collection<Checkpoint>(`checkpoints.${name}`)
  return { name, read, checkpoints }
}

/**
 * Whether these read models were made from the record that the store holds: they were not where entries are gone or others
 * since, because only a part of the store was restored, or a node was at work meanwhile.
 */
async function isOfThisRecord({ checkpoints }: Generation, store: EntryStore): Promise<boolean> {
  const all = await checkpoints.find({}).toArray()
  const marks = await store.marksAt(all.map(({ _id: committee, seq }) => ({ committee, seq })))
  return all.every(({ _id, mark }) => marks.has(_id) && (mark === undefined || marks.get(_id) === mark))
}

/** The read models to use; rebuilt first if another version of the projections wrote them, or from another record. */
export async function currentGeneration(options: GenerationOptions): Promise<GenerationAtWork> {
  const { connection, definitions, store, now } = options
  const current = await findCurrent(connection)
  if (current?.version !== versionOf(definitions)) return rebuild(options)
  const use = await useGeneration(connection, current.name, now)
  const generation = await openGeneration(connection, current.name, definitions)
  if (await isOfThisRecord(generation, store)) return { ...generation, use, failed: [] }
  await use.end()
  return rebuild(options)
}

/**
 * Projects the whole record into a new set of collections, and switches to it once it has caught up. A committee whose
 * entry cannot be projected stays behind, and the others go on.
 * @throws ProjectionFailed if that happens while the present read models can still be used; then these are kept
 */
export async function rebuild(options: GenerationOptions): Promise<GenerationAtWork> {
  const { connection, store, definitions, now } = options
  const name = await nextName(connection)
  const use = await useGeneration(connection, name, now)
  try {
    const generation = await openGeneration(connection, name, definitions)
    const failed: ProjectionFailed[] = []
    for (const committee of await store.committees()) {
      const failure = await projectAll(committee, generation, options)
      if (failure !== null) failed.push(failure)
    }
    if (failed[0] !== undefined && (await findCurrent(connection))?.version === versionOf(definitions)) throw failed[0]
    const current = databaseOf(connection).collection<Current>('generations')
    await current.replaceOne({ _id: 'read-models' }, { name, version: versionOf(definitions) }, { upsert: true })
    return { ...generation, use, failed }
  } catch (error) {
    await use.end()
    // If the store does not answer now, the next start drops what is left.
    await dropUnusedGenerations(options).catch(() => undefined)
    throw error
  }
}

/**
 * Drops the collections of generations that are no longer current and that no node uses, also those that an interrupted
 * rebuild has left. They may still contain words that were erased.
 * @returns the names of the generations dropped
 */
export async function dropUnusedGenerations({
  connection,
  now,
}: Pick<GenerationOptions, 'connection' | 'now'>): Promise<string[]> {
  const used = await generationsInUse(connection, now)
  const current = await findCurrent(connection)
  if (current !== null) used.add(current.name)
  const unused = (await generationCollections(connection)).filter(({ generation }) => !used.has(generation))
  for (const { name } of unused) await databaseOf(connection).dropCollection(name)
  return [...new Set(unused.map(({ generation }) => generation))]
}

async function generationCollections(connection: Connection): Promise<{ name: string; generation: string }[]> {
  const all = await databaseOf(connection).listCollections({}, { nameOnly: true }).toArray()
  return all.flatMap(({ name }) => {
    const generation = /\.(g\d+)$/.exec(name)?.[1]
    return generation === undefined ? [] : [{ name, generation }]
  })
}

/** A name that no generation has, and no remains of one. */
async function nextName(connection: Connection): Promise<string> {
  const names = (await generationCollections(connection)).map(({ generation }) => generation)
  const current = (await findCurrent(connection))?.name ?? 'g0'
  return `g${1 + Math.max(...[current, ...names].map((name) => Number(name.slice(1))))}`
}

/** Projects the record of a committee; returns the failure that stopped it, null where there is none. */
async function projectAll(
  committee: string,
  generation: Generation,
  options: GenerationOptions,
): Promise<ProjectionFailed | null> {
  const { store, project, onTrouble } = options
  const projector = createProjector({
    ...generation,
    committee,
    project,
    // The first projection has already erased the words from the entries.
    erase: async () => undefined,
    // Nobody asks while the read models are rebuilt.
    changed: () => undefined,
    onTrouble,
    // Its failure is returned.
    onFailed: () => undefined,
  })
  try {
    let seq = 0
    for (let reading = store.readAfter(committee, seq, READ_AT_ONCE); ; ) {
      const entries = await reading
      const last = entries.at(-1)
      if (!last) break
      seq = last.seq
      reading = store.readAfter(committee, seq, READ_AT_ONCE)
      reading.catch(() => undefined)
      projector.accept(entries.map((entry) => ({ entry, events: openEntry(entry) })))
      await projector.room()
    }
    await projector.reached(seq)
    return null
  } catch (error) {
    if (error instanceof ProjectionFailed) return error
    throw error
  } finally {
    await projector.close()
  }
}
