import { startStore } from '@quorate/embedded-store/start-store'
import mongoose from 'mongoose'
import { type Config, ConfigError } from '../config/config.ts'

/** What the store says of itself. `full`: it refuses writes, because its disk has no room; `time`: UTC milliseconds. */
export type StoreLook = { writable: boolean; full: boolean; time: number }

/** The store, open. */
export type OpenStore = {
  connection: mongoose.Connection
  /** Whether it is this program's own embedded store. */
  embedded: boolean
  /** Whether it runs on this machine, and so has the same clock: the embedded store, here or in a process of its own. */
  isStoreClock: boolean
  /** A sentence on files of the embedded store that other users could open until now; null if there were none. */
  mended: string | null
  /** Asks whether the store can be written to, and for its time (UTC milliseconds). Rejects after a time limit. */
  look: () => Promise<StoreLook>
  /** Makes the store rewrite its files, so that nothing removed remains in them; may take long. */
  rewriteFiles: () => Promise<void>
  close: () => Promise<void>
}

const DATABASE = 'quorate'
/** Milliseconds within which the store must answer a look. */
const LOOK_WITHIN = 1000
/**
 * Milliseconds. A store that hangs is noticed when it has not answered a heartbeat, at most six seconds later; then all
 * questions under way fail at once. `socketTimeoutMS` is for one that answers heartbeats and not a question.
 */
const LIMITS = {
  heartbeatFrequencyMS: 2000,
  connectTimeoutMS: 4000,
  serverSelectionTimeoutMS: 3000,
  waitQueueTimeoutMS: 5000,
  socketTimeoutMS: 10_000,
} as const
const SAFE = { ignoreUndefined: true, autoIndex: false, autoCreate: false } as const

/**
 * Connects to MongoDB if one is configured, else starts the embedded store.
 * @param limits other limits than the product's, for tests
 * @throws ConfigError with a sentence on why the store cannot be opened.
 */
export async function openStore(
  config: Pick<Config, 'mongodbUri' | 'dataDir'>,
  limits: { socketTimeoutMS?: number } = {},
): Promise<OpenStore> {
  const embedded = config.mongodbUri === null ? await startStore({ dataDir: config.dataDir }).catch(cannotOpen) : null
  const uri = embedded?.uri ?? config.mongodbUri ?? ''
  const named = new URL(uri).pathname.length > 1
  const options = { ...SAFE, ...LIMITS, ...limits, ...(named ? {} : { dbName: DATABASE }) }
  const connection = await mongoose.createConnection(uri, options).asPromise().catch(cannotConnect)

  return {
    connection,
    embedded: embedded !== null,
    isStoreClock: await isEmbedded(connection),
    mended: embedded?.mended ?? null,
    async look() {
      // The signal also closes the connection of the request, so that requests to a store that hangs do not pile up.
      const hello = await connection.db?.command({ hello: 1 }, { signal: AbortSignal.timeout(LOOK_WITHIN) })
      return {
        writable: hello?.isWritablePrimary === true,
        full: hello?.diskFull === true,
        time: hello?.localTime.getTime(),
      }
    },
    async rewriteFiles() {
      // The limit on the answer to a question belongs to a connection, and this takes as long as it takes. Heartbeats
      // notice a store that hangs here, too, and end it.
      const patient = await mongoose.createConnection(uri, { ...options, socketTimeoutMS: 0 }).asPromise()
      try {
        await rewriteFiles(patient)
      } finally {
        await patient.destroy()
      }
    },
    async close() {
      await connection.close()
      await embedded?.close()
    },
  }
}

/**
 * The embedded store, here or in a process of its own, rewrites everything at once; a MongoDB goes by collection. Of a
 * replica set this reaches the member that is the primary now.
 */
async function rewriteFiles(connection: mongoose.Connection): Promise<void> {
  const { db } = connection
  const all = await db?.listCollections({}, { nameOnly: true }).toArray()
  const names = (all ?? []).map(({ name }) => name).filter((name) => !name.startsWith('system.'))
  const isReplicaSet = (await db?.command({ hello: 1 }))?.setName !== undefined
  // A primary refuses without `force`, because it is slow meanwhile; it goes on serving.
  const options = isReplicaSet ? { force: true } : {}
  for (const compact of (await isEmbedded(connection)) ? names.slice(0, 1) : names)
    await db?.command({ compact, ...options })
}

/** Whether it is an embedded store, here or in a process of its own. */
async function isEmbedded({ db }: mongoose.Connection): Promise<boolean> {
  return (await db?.command({ buildInfo: 1 }))?.gitVersion === 'embedded'
}

function cannotOpen(error: Error): never {
  throw new ConfigError(`The store cannot be opened: ${error.message}.`)
}

/** Does not show the connection string, which may contain a password. */
function cannotConnect(error: Error): never {
  throw new ConfigError(
    `The MongoDB named by MONGODB_URI cannot be reached (${error.name}). Check its address, that it runs, and the password.`,
  )
}
