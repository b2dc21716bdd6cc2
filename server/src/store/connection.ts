import { startStore } from '@quorate/embedded-store/start-store'
import mongoose from 'mongoose'
import type { Logger } from 'pino'
import { type Config, ConfigError } from '../config/config.ts'

export type StoreLook = { writable: boolean; time: number }

/** The store, open. */
export type OpenStore = {
  connection: mongoose.Connection
  /** Whether it is this program's own embedded store. */
  embedded: boolean
  /** Asks whether it may be written to and what time it has (UTC milliseconds). Rejects where no answer comes in time. */
  look: () => Promise<StoreLook>
  /** Asks the store to rewrite these collections' files, so that nothing removed lingers in them. */
  rewriteFiles: (collections: readonly string[]) => Promise<void>
  close: () => Promise<void>
}

const DATABASE = 'quorate'
const REWRITE_TRIES = 8
/** Milliseconds within which the store says how it is. */
const LOOK_WITHIN = 1000
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
    async look() {
      // The signal ends the connection it was asked on, too: questions to a store that hangs do not pile up.
      const hello = await connection.db?.command({ hello: 1 }, { signal: AbortSignal.timeout(LOOK_WITHIN) })
      return { writable: hello?.isWritablePrimary === true, time: hello?.localTime.getTime() }
    },
    async rewriteFiles(collections) {
      // The embedded store, here or in a process of its own, rewrites everything at once; a MongoDB goes by collection.
      const build = await connection.db?.command({ buildInfo: 1 })
      const due = build?.gitVersion === 'embedded' ? collections.slice(0, 1) : collections
      for (const compact of due) await rewrite(() => connection.db?.command({ compact }), compact, log)
    },
    async close() {
      await connection.close()
      await embedded?.close()
    },
  }
}

/** Another node may be having the same rewritten: a rewrite that began before would leave what was removed since. */
async function rewrite(ask: () => Promise<unknown> | undefined, collection: string, log: Logger): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await ask()
      return
    } catch (error) {
      if (tries === REWRITE_TRIES) {
        log.warn(
          { err: error, collection },
          'The store did not rewrite a collection; erased bytes may linger in its files',
        )
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 250 * tries))
    }
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
