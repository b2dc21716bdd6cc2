import mongoose from 'mongoose'
import type { Logger } from 'pino'
import { type Config, ConfigError } from '../config/config.ts'
import { startStore } from './embedded/start-store.ts'

/** The store, open. */
export type OpenStore = {
  connection: mongoose.Connection
  /** Whether it is this program's own embedded store. */
  embedded: boolean
  /** Whether it answers within a second. */
  responds: () => Promise<boolean>
  /** Asks the store to rewrite these collections' files, so that nothing removed lingers in them. */
  rewriteFiles: (collections: readonly string[]) => Promise<void>
  close: () => Promise<void>
}

const DATABASE = 'quorate'
const SAFE = { ignoreUndefined: true, autoIndex: false, autoCreate: false, serverSelectionTimeoutMS: 5000 } as const

/**
 * Connects to MongoDB where one is configured, and starts the embedded store where none is.
 * @throws ConfigError with a sentence on why the store cannot be opened.
 */
export async function openStore(config: Pick<Config, 'mongodbUri' | 'dataDir'>, log: Logger): Promise<OpenStore> {
  const embedded = config.mongodbUri === null ? await startStore({ dataDir: config.dataDir }).catch(cannotOpen) : null
  const uri = embedded?.uri ?? config.mongodbUri ?? ''
  const named = new URL(uri).pathname.length > 1
  const options = named ? SAFE : { ...SAFE, dbName: DATABASE }
  const connection = await mongoose.createConnection(uri, options).asPromise().catch(cannotConnect)

  return {
    connection,
    embedded: embedded !== null,
    async responds() {
      const ping = connection.db?.command({ ping: 1 }).then(
        () => true,
        () => false,
      )
      const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 1000).unref())
      return Promise.race([ping ?? false, late])
    },
    async rewriteFiles(collections) {
      // The embedded store rewrites everything at once; a MongoDB compacts collection by collection.
      const due = embedded ? collections.slice(0, 1) : collections
      for (const compact of due) {
        await connection.db?.command({ compact }).catch((error: unknown) => {
          log.warn(
            { err: error, collection: compact },
            'The store did not rewrite a collection; erased bytes may linger in its files',
          )
        })
      }
    },
    async close() {
      await connection.close()
      await embedded?.close()
    },
  }
}

function cannotOpen(error: Error): never {
  throw new ConfigError(`The store cannot be opened: ${error.message}.`)
}

/** Says nothing of the connection string, which may hold a password. */
function cannotConnect(error: Error): never {
  throw new ConfigError(
    `The MongoDB named by MONGODB_URI cannot be reached (${error.name}). Check its address, that it runs, and the password.`,
  )
}
