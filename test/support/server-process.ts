import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ADMIN_MAIN, ROOT, SERVER_MAIN } from './paths.ts'
import { waitUntil } from './wait-until.ts'

/** The built server as a process of its own, as `npm start` runs it. */
export type ServerProcess = {
  readonly origin: string
  readonly dataDir: string
  /** Everything it has printed since the first start, errors too. */
  output(): string
  /** Ends it with SIGKILL, at once and without a word to it. */
  kill(): Promise<void>
  /** Starts it again on the same folder and port. */
  start(): Promise<void>
  /** Ends it in order, and removes its folder. */
  dispose(): Promise<void>
  /** Ends it in order. */
  stop(): Promise<void>
}

const READY = 'Quorate is ready at'
const STARTS_WITHIN = 60_000

/** Starts the built server on a free port, with its embedded store in a temporary folder of its own. */
export async function startServerProcess(env: Record<string, string> = {}): Promise<ServerProcess> {
  if (!existsSync(SERVER_MAIN)) throw new Error('The server is not built: run npm run build')
  const dataDir = mkdtempSync(join(tmpdir(), 'quorate-data-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  let output = ''
  let child: ChildProcess | null = null

  async function start(): Promise<void> {
    const from = output.length
    const started = spawn(process.execPath, [SERVER_MAIN], {
      cwd: ROOT,
      env: { ...bareEnvironment(), PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env },
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

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const ending = child
    child = null
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = once(ending, 'exit')
    ending.kill(signal)
    await ended
  }

  await start()
  return {
    origin,
    dataDir,
    output: () => output,
    kill: () => end('SIGKILL'),
    start,
    stop: () => end('SIGTERM'),
    async dispose() {
      await end('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Runs a command of the administration on a stopped server's folder, and gives what it printed. */
export async function runAdmin(dataDir: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [ADMIN_MAIN, ...args], {
    cwd: ROOT,
    env: { ...bareEnvironment(), DATA_DIR: dataDir },
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

/** What a program needs to run at all: no setting of ours that stands in the environment of the tests reaches it. */
function bareEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'MONGODB_URI']
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port was given')
  return address.port
}
