import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { get, pause, post } from './measure.mjs'
import { openViewer } from './viewer.mjs'

const ROOT = join(import.meta.dirname, '../..')
const HLSG = '/api/v1/committees/hlsg'

/** Ports of the servers under load, below those that the system gives to clients. */
export const BASE_PORT = 10000 + (process.pid % 18000)

const children = new Set()
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/**
 * Starts a program of the project and waits until it prints `ready`.
 * @returns the process, the match, and how many milliseconds it took
 */
export function launch(args, env, ready) {
  const began = performance.now()
  const child = spawn('node', args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  return new Promise((resolve, reject) => {
    let output = ''
    child.on('exit', (code) => {
      children.delete(child)
      reject(new Error(`${args[0]} ended with ${code}\n${output}`))
    })
    child.stdout.on('data', (chunk) => {
      output += chunk
      const match = ready.exec(output)
      if (match) resolve({ child, match, took: performance.now() - began })
    })
  })
}

/** Starts the built server, with the embedded store unless `env` names another. `flags` are for Node. */
export function launchServer(env, flags = []) {
  const settings = { LOG_LEVEL: 'warn', NODE_ENV: 'development', PUBLIC_ORIGIN: '', MONGODB_URI: '' }
  return launch(
    [...flags, 'server/dist/main.js'],
    { ...settings, SOCKETS_PER_ACCOUNT: '1000', RATE_FACTOR: '1000000', ...env },
    /ready at/,
  )
}

/** Ends a program and waits until it is gone. */
export function end(child, signal = 'SIGTERM') {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  return gone
}

/**
 * Everybody of the demonstration who may comment, signed in: their cookies.
 * @param at the node's address; `origin` is the one it is configured for
 */
export async function signInAll({ at, origin = at }) {
  const { body } = await get(at, '/api/v1/sign-in/options', { origin })
  const able = body.personas.filter(({ capacity }) => capacity !== 'observer')
  const answers = await Promise.all(
    able.map(({ persona }) => post(at, '/api/v1/sign-in/persona', { persona }, { origin })),
  )
  return answers.map(({ headers }) => headers['set-cookie'][0].split(';')[0])
}

/** A thread that is open to comments. */
export async function openThread({ at, origin = at }, cookie) {
  const { body } = await get(at, `${HLSG}/works`, { origin, cookie })
  return body.works[0].thread
}

/** The head of the record. */
export async function headOf({ at, origin = at }, cookie) {
  const { seq, mark } = (await get(at, HLSG, { origin, cookie })).body
  return { seq, mark }
}

/** Posts a comment on a thread and returns the answer, whatever it is. */
export function comment({ at, origin = at }, cookie, thread, body = randomUUID()) {
  const headers = { origin, cookie, 'idempotency-key': randomUUID() }
  return post(at, `${HLSG}/threads/${thread}/comments`, { body, replyTo: null }, headers)
}

/** Measures commands a second, and the milliseconds of each, with so many in flight for so many seconds. */
export async function commandsPerSecond({ inFlight, seconds, send }) {
  const times = []
  const began = performance.now()
  const one = async (_, index) => {
    while (performance.now() < began + seconds * 1000) {
      const sent = performance.now()
      await send(index)
      times.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, one))
  return { perSecond: times.length / ((performance.now() - began) / 1000), times }
}

/**
 * Sends at random moments, `rate` a second on average, as people do not act evenly.
 * @returns how many seconds late the last one was sent, as the sender could not keep up
 */
export async function atRandom(rate, count, send) {
  const began = performance.now()
  const sending = []
  let due = 0
  for (let index = 0; index < count; index += 1) {
    due += (-Math.log(1 - Math.random()) / rate) * 1000
    if (due > performance.now() - began) await pause(due - (performance.now() - began))
    sending.push(send(index))
  }
  await Promise.all(sending)
  return (performance.now() - began - due) / 1000
}

/**
 * Opens so many viewers, fifty at a time, of these people in turn. `onBatch` gets each packet as bytes, valid only
 * during the call.
 */
export async function openViewers(count, { at, origin = at }, cookies, from, onBatch) {
  const sockets = []
  for (let index = 0; index < count; index += 50) {
    const some = Array.from({ length: Math.min(50, count - index) }, (_, offset) => {
      const cookie = cookies[(index + offset) % cookies.length]
      return openViewer({ origin, at, cookie, committee: 'hlsg', from, onBatch })
    })
    sockets.push(...(await Promise.all(some)))
  }
  return sockets
}

/** Reads a packet's comments; the same packet comes to a thousand viewers, and is parsed once. */
export function bodiesReader() {
  const known = new Map()
  return (packet) => {
    // A batch is identified by its range and its first event.
    const key = `${packet.length} ${packet.latin1Slice(0, 160)}`
    const found = known.get(key)
    if (found) return found
    const bodies = JSON.parse(packet.utf8Slice(2))[1].events.flatMap(({ data }) => data.body ?? [])
    if (known.size > 100) known.clear()
    known.set(key, bodies)
    return bodies
  }
}
