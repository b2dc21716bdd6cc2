import { existsSync, mkdirSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import type { Store } from './commands/context.ts'
import { Connection } from './connection.ts'
import { Cursors } from './cursors.ts'
import { type Address, listenOnPort, listenOnSocket, ownPassword } from './listen.ts'
import { verifierOf } from './scram.ts'
import { Catalog } from './storage/catalog.ts'
import { Compaction, removeFresh } from './storage/compact.ts'
import { Engine } from './storage/engine.ts'
import { dataFile, FolderError, hasRoom, prepareFolder, refuseForeign } from './storage/folder.ts'
import { lockFolder } from './storage/lock.ts'
import { keepPrivate, PRIVATE } from './storage/private.ts'
import { sweepDropped } from './storage/sweep.ts'
import { expireDocuments } from './ttl.ts'

export interface StoreOptions {
  /** Folder of the data; made if it is missing. */
  dataDir: string
  /** Port on the loopback interface to listen on instead of a Unix socket; 0 for any free one. Needs a password. */
  port?: number | undefined
  /** What clients on that port sign in with, as the user `store`. */
  password?: string | undefined
}

export interface RunningStore {
  /** Connection string, without the name of a database; with the password if it listens on a port. */
  uri: string
  address: Address
  /** A sentence on what other users could open until now; null if nothing. */
  mended: string | null
  close(): Promise<void>
}

const TTL_EVERY_MS = 60_000
const CURSORS_EVERY_MS = 30_000

/** Everything behind the socket; tests use it directly. */
export interface OpenStore extends Store {
  mended: string | null
  closeStore(): Promise<void>
}

/**
 * Opens the data folder.
 * @throws FolderError for a folder that is foreign, damaged or in use
 */
export function openStore(dataDir: string): OpenStore {
  refuseForeign(dataDir)
  mkdirSync(dataDir, { recursive: true, mode: PRIVATE.folder })
  const unlock = lockFolder(dataDir)
  try {
    prepareFolder(dataDir)
    const mended = keepPrivate(dataDir)
    if (!existsSync(`${dataFile(dataDir)}-lock`) && !hasRoom(dataDir, 0))
      throw new FolderError(`The disk of ${dataDir} is full; the store needs a little room to start`)
    removeFresh(dataFile(dataDir))
    const engine = new Engine(dataFile(dataDir))
    const catalog = new Catalog(engine)
    const cursors = new Cursors()
    const sweeper = sweepDropped(engine, catalog)
    const compaction = new Compaction(engine, catalog)
    const timers = [
      setInterval(() => void expireDocuments({ engine, catalog }).catch(() => {}), TTL_EVERY_MS),
      setInterval(() => cursors.expire(), CURSORS_EVERY_MS),
    ]
    for (const timer of timers) timer.unref()
    return {
      mended,
      engine,
      catalog,
      cursors,
      sweepSoon: sweeper.start,
      compact: () => compaction.run(),
      closeStore: async () => {
        for (const timer of timers) clearInterval(timer)
        await sweeper.stop()
        await compaction.stop()
        await engine.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Serves a data folder in this thread, to programs of this account only, or to those that know the password. */
export async function serveStore(
  options: StoreOptions,
): Promise<RunningStore & { store: OpenStore; connections(): number }> {
  const { dataDir, port, password } = onPort(options)
  if (port !== undefined && password === undefined) throw new Error('a store on a port needs a password')
  const verifier = password === undefined || port === undefined ? undefined : verifierOf(password)
  const store = openStore(dataDir)
  const connections = new Set<Connection>()
  let next = 1
  const server = createServer((socket: Socket) => {
    const connection = new Connection(store, socket, next++, verifier)
    connections.add(connection)
    socket.once('close', () => connections.delete(connection))
  })
  const listening =
    port === undefined || password === undefined
      ? listenOnSocket(server, dataDir)
      : listenOnPort(server, port, password)
  const { uri, address, leave } = await listening.catch(async (error: unknown) => {
    await store.closeStore()
    throw error
  })
  let closing: Promise<void> | undefined
  const close = async () => {
    server.close()
    await Promise.all([...connections].map((connection) => connection.close()))
    leave()
    await store.closeStore()
  }
  return {
    connections: () => connections.size,
    uri,
    address,
    mended: store.mended,
    store,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

/** Windows has no sockets that drivers connect to: there it is always a port, if need be with a password of its own. */
function onPort(options: StoreOptions): StoreOptions {
  if (process.platform !== 'win32' || options.port !== undefined) return options
  return { ...options, port: 0, password: options.password ?? ownPassword() }
}
