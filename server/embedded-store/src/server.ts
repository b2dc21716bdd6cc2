import { existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import type { Store } from './commands/context.ts'
import { Connection } from './connection.ts'
import { Cursors } from './cursors.ts'
import { Catalog } from './storage/catalog.ts'
import { Compaction, removeFresh } from './storage/compact.ts'
import { Engine } from './storage/engine.ts'
import { dataFile, FolderError, hasRoom, prepareFolder, refuseForeign } from './storage/folder.ts'
import { lockFolder } from './storage/lock.ts'
import { sweepDropped } from './storage/sweep.ts'
import { expireDocuments } from './ttl.ts'

export interface StoreOptions {
  /** Folder of the data; made if it is missing. */
  dataDir: string
  /** Port on the loopback interface; 0 or undefined for any free one. */
  port?: number
  /** Path of a Unix socket to listen on instead of a port. */
  socketPath?: string
}

export interface RunningStore {
  /** Connection string, without the name of a database. */
  uri: string
  port: number
  close(): Promise<void>
}

const TTL_EVERY_MS = 60_000
const CURSORS_EVERY_MS = 30_000

/** Everything behind the socket; tests use it directly. */
export interface OpenStore extends Store {
  closeStore(): Promise<void>
}

/**
 * Opens the data folder.
 * @throws FolderError for a folder that is foreign, damaged or in use
 */
export function openStore(dataDir: string): OpenStore {
  refuseForeign(dataDir)
  mkdirSync(dataDir, { recursive: true })
  const unlock = lockFolder(dataDir)
  try {
    prepareFolder(dataDir)
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

/** Removes the socket file of a killed server; the folder is locked by now, so no other server listens there. */
function removeSocket(path: string): void {
  if (existsSync(path) && lstatSync(path).isSocket()) rmSync(path)
}

/** Serves a data folder in this thread, on the loopback interface only. */
export async function serveStore(
  options: StoreOptions,
): Promise<RunningStore & { store: OpenStore; connections(): number }> {
  const store = openStore(options.dataDir)
  const connections = new Set<Connection>()
  let next = 1
  const server = createServer((socket: Socket) => {
    const connection = new Connection(store, socket, next++)
    connections.add(connection)
    socket.once('close', () => connections.delete(connection))
  })
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      if (options.socketPath === undefined) server.listen({ host: '127.0.0.1', port: options.port ?? 0 }, resolve)
      else {
        removeSocket(options.socketPath)
        server.listen({ path: options.socketPath }, resolve)
      }
    })
  } catch (error) {
    await store.closeStore()
    throw error
  }
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  let closing: Promise<void> | undefined
  const close = async () => {
    server.close()
    await Promise.all([...connections].map((connection) => connection.close()))
    await store.closeStore()
  }
  return {
    connections: () => connections.size,
    uri: `mongodb://${options.socketPath === undefined ? `127.0.0.1:${port}` : encodeURIComponent(options.socketPath)}/?directConnection=true`,
    port,
    store,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}
