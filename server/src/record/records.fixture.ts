import type { Connection } from 'mongoose'
import { kernel } from '../kernel.ts'
import { newId } from '../new-id.ts'
import { createActivityLog } from './activity.ts'
import { createEntryStore } from './entry-store.ts'
import { currentGeneration } from './generation.ts'
import { createRecords, type RecordOptions } from './record.ts'
import { createSnapshots } from './snapshots.ts'

/** For tests that expect no trouble with the store: throws if there is any. */
export function noTrouble(error: unknown): never {
  throw error
}

/** For tests: the records of one node on a store, which other nodes may share. */
export async function recordsOn(connection: Connection, changes: Partial<RecordOptions> = {}) {
  const store = createEntryStore(connection)
  await store.prepare()
  const snapshots = createSnapshots(connection, Date.now)
  await snapshots.prepare()
  const { domain, authorise, admit, project, definitions } = kernel
  const generations = { connection, store, project, definitions, now: Date.now, onTrouble: noTrouble }
  const generation = await currentGeneration(generations)
  const options: RecordOptions = {
    ...generation,
    store,
    snapshots,
    activity: createActivityLog(connection, Date.now),
    domain,
    authorise,
    admit,
    project,
    now: Date.now,
    clockFault: () => null,
    newId,
    followEvery: 0,
    erase: store.erase,
    onTrouble: noTrouble,
    onStopped: noTrouble,
    ...changes,
  }
  return { store, snapshots, generations, generation, records: createRecords(options) }
}
