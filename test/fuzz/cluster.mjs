import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { MongoClient } from 'mongodb'
import { until } from './waiting.mjs'

const STARTS_WITHIN = 120_000
/** A node gives the requests under way ten seconds. One that waits for a lost client takes 45 seconds. */
const STOPS_WITHIN = 35_000
const READY = 'Quorate is ready at'

/**
 * A server node. `shown` is the number up to which it has shown that it knows the record: it must never show less
 * again.
 *
 * @typedef {{ index: number, port: number, origin: string, alive: boolean, life: number, shown: number,
 *   start(): Promise<void>, kill(): Promise<boolean>, stop(): Promise<boolean> }} Node
 *   `kill` and `stop` answer whether it ended in time.
 * @typedef {Awaited<ReturnType<typeof startCluster>>} Cluster
 */

/**
 * Several server nodes on one store, each a process of its own, that share one public origin.
 * @param {{ build: import('./build.mjs').Build, count: number }} options
 */
export async function startCluster({ build, count }) {
  const dataDir = mkdtempSync(join(tmpdir(), 'quorate-fuzz-data-'))
  /** @type {Set<import('node:child_process').ChildProcess>} */
  const running = new Set()
  const cleanUp = () => {
    for (const child of running) child.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  }
  const interrupted = () => process.exit(130)
  process.once('exit', cleanUp)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupted)
  let trouble = ''

  /** @param {string[]} args @param {Record<string, string>} env @param {string} ready */
  async function launch(args, env, ready) {
    const child = spawn(process.execPath, args, { env: { ...bare(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    child.once('exit', () => running.delete(child))
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    createInterface(child.stderr).on('line', (line) => {
      // The security log says what people do, at any level of the log.
      if (!line.includes('"log":"security"')) trouble = `${trouble}${line}\n`.slice(-20_000)
    })
    const started = await until(() => output.includes(ready) || ended(child), STARTS_WITHIN)
    if (!started || ended(child)) throw new Error(`${args[0]} did not start:\n${output}${trouble}`)
    return { child, output: () => output }
  }

  const store = await launch([build.store, '--data', dataDir], {}, '\n')
  const uri = store.output().trim()
  const ports = await Promise.all(Array.from({ length: count }, freePort))
  const publicOrigin = `http://localhost:${ports[0]}`

  const nodes = ports.map((port, index) => {
    /** @type {import('node:child_process').ChildProcess | null} */
    let child = null
    /** Answers whether it ended in time. @param {'SIGKILL' | 'SIGTERM'} signal */
    async function end(signal) {
      const ending = child
      child = null
      node.alive = false
      if (!ending || ended(ending)) return true
      ending.kill(signal)
      if (await until(() => ended(ending), STOPS_WITHIN)) return true
      ending.kill('SIGKILL')
      await until(() => ended(ending), STOPS_WITHIN)
      return false
    }
    /** @type {Node} */
    const node = {
      index,
      port,
      origin: `http://127.0.0.1:${port}`,
      alive: false,
      life: 0,
      shown: 0,
      async start() {
        const env = {
          MONGODB_URI: uri,
          PORT: String(port),
          PUBLIC_ORIGIN: publicOrigin,
          LOG_LEVEL: 'warn',
          RATE_FACTOR: '1000000',
        }
        child = (await launch([build.main], env, READY)).child
        node.life += 1
        node.alive = true
      },
      kill: () => end('SIGKILL'),
      stop: () => end('SIGTERM'),
    }
    return node
  })

  // The first one fills the store with the demonstration; the others find it there.
  const [first, ...others] = nodes
  await first.start()
  await Promise.all(others.map((node) => node.start()))
  const database = await MongoClient.connect(uri)

  return {
    nodes,
    publicOrigin,
    entries: database.db('quorate').collection('entries'),
    /** The errors that the processes have printed. */
    trouble: () => trouble,
    async dispose() {
      await database.close()
      const ends = [...running].map((child) => once(child, 'exit'))
      for (const child of running) child.kill('SIGKILL')
      await Promise.all(ends)
      cleanUp()
      process.off('exit', cleanUp)
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupted)
    },
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function ended({ exitCode, signalCode }) {
  return exitCode !== null || signalCode !== null
}

/** The environment that a program needs to run at all: no setting of the tester reaches the server. */
function bare() {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot']
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

/**
 * A port below those that systems give to outgoing connections: a node that is down for a moment finds its own again.
 */
async function freePort() {
  for (let tries = 0; tries < 100; tries += 1) {
    const server = createServer()
    const free = new Promise((/** @type {(free: boolean) => void} */ resolve) => {
      server.once('error', () => resolve(false))
      server.listen(randomInt(20_000, 30_000), '127.0.0.1', () => resolve(true))
    })
    if (!(await free)) continue
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
    server.close()
    await once(server, 'close')
    return port
  }
  throw new Error('There is no free port')
}
