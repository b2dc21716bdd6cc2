import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, lstatSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, MongoClient } from 'mongodb'
import { ADMIN_MAIN, ROOT, SERVER_MAIN } from './paths.ts'
import { end, startStoreProcess } from './store-process.ts'
import { waitUntil } from './wait-until.ts'

/** The built server as a process of its own, as `npm start` runs it. */
export type ServerProcess = {
  readonly origin: string
  readonly dataDir: string
  /** Everything it has printed since the first start, errors too. */
  output(): string
  /** Kills it with SIGKILL. */
  kill(): Promise<void>
  /** Starts it again on the same folder and port, with these settings beside its own. */
  start(env?: Record<string, string>): Promise<void>
  /** Ends it in order, and removes its folder. */
  dispose(): Promise<void>
  /** Ends it in order. */
  stop(): Promise<void>
  /** Runs a command of the administration, with the server stopped, and returns its output. */
  admin(...args: string[]): Promise<string>
  /** Looks into its store, with the server stopped. */
  withStore<T>(use: (db: Db) => Promise<T>): Promise<T>
}

/** The environment variable that names the data of a demonstration, made by `seed-once.ts`. */
export const SEEDED_DATA = 'QUORATE_SEEDED_DATA'
const READY = 'Quorate is ready at'
const STARTS_WITHIN = 300_000

/**
 * Starts the built server with a demonstration, on a free port, with a store of its own: the embedded one in a temporary
 * folder or, if the argument or TEST_MONGODB_URI names another, a database there.
 */
export async function startServerProcess({
  hostname = 'localhost',
  mongodbUri,
  dataDir: folder,
  empty = folder !== undefined,
}: {
  hostname?: string
  mongodbUri?: string
  /** A folder for the embedded store's data, in place of a temporary one. */
  dataDir?: string
  /** Whether the store is empty, so that this server seeds the demonstration. */
  empty?: boolean
} = {}): Promise<ServerProcess> {
  if (!existsSync(SERVER_MAIN)) throw new Error('The server is not built: run npm run build')
  const dataDir = folder ?? mkdtempSync(join(tmpdir(), 'quorate-data-'))
  const port = await freePort()
  const origin = `http://${hostname}:${port}`
  const other = mongodbUri ?? process.env.TEST_MONGODB_URI
  const mongodb = other ? databaseAt(other) : null
  const seeded = process.env[SEEDED_DATA]
  if (mongodb === null && seeded && !empty)
    cpSync(seeded, dataDir, { recursive: true, filter: (from) => !lstatSync(from).isSocket() })
  const settings = { DATA_DIR: dataDir, ...(mongodb === null ? {} : { MONGODB_URI: mongodb }) }
  let output = ''
  let child: ChildProcess | null = null

  async function start(env: Record<string, string> = {}): Promise<void> {
    const from = output.length
    const started = spawn(process.execPath, [SERVER_MAIN], {
      cwd: ROOT,
      env: {
        ...bareEnvironment(),
        ...settings,
        PORT: String(port),
        PUBLIC_ORIGIN: origin,
        LOG_LEVEL: 'warn',
        RATE_FACTOR: '1000',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    for (const stream of [started.stdout, started.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    await waitUntil(
      'the server to be ready',
      () => {
        if (started.exitCode !== null) throw new Error(`The server ended while starting:\n${output.slice(from)}`)
        return output.includes(READY, from)
      },
      STARTS_WITHIN,
    )
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const ending = child
    child = null
    if (ending) await end(ending, signal)
  }

  await start()
  return {
    origin,
    dataDir,
    output: () => output,
    kill: () => stop('SIGKILL'),
    start,
    stop: () => stop('SIGTERM'),
    admin: (...args) => runAdmin(settings, args),
    withStore: (use) => (mongodb === null ? withEmbeddedStore(dataDir, use) : withDatabase(mongodb, use)),
    async dispose() {
      await stop('SIGTERM')
      if (mongodb !== null) await withDatabase(mongodb, (db) => db.dropDatabase())
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function runAdmin(settings: Record<string, string>, args: string[]): Promise<string> {
  const child = spawn(process.execPath, [ADMIN_MAIN, ...args], {
    cwd: ROOT,
    env: { ...bareEnvironment(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`admin ${args.join(' ')} ended with ${code}:\n${output}`)
  return output
}

/**
 * The environment that a program needs to run at all: no setting of ours in the environment of the tests reaches it.
 */
function bareEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot']
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

/** A database that nobody else uses, in the MongoDB that this connection string names. */
function databaseAt(uri: string): string {
  const url = new URL(uri)
  url.pathname = `/quorate_test_${randomBytes(6).toString('hex')}`
  return url.href
}

async function withDatabase<T>(uri: string, use: (db: Db) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(uri, { promoteValues: false })
  try {
    return await use(client.db(new URL(uri).pathname.slice(1) || 'quorate'))
  } finally {
    await client.close()
  }
}

async function withEmbeddedStore<T>(dataDir: string, use: (db: Db) => Promise<T>): Promise<T> {
  const { child, uri } = await startStoreProcess(dataDir)
  try {
    return await withDatabase(uri, use)
  } finally {
    await end(child)
  }
}

/**
 * A port that is free, and that only a server would take: the system gives outgoing connections those above 32,768, so one
 * of these could be taken before the server starts, or while it is stopped.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, () => resolve(true))
    })
    if (!isFree) continue
    server.close()
    await once(server, 'close')
    return port
  }
}
