import { AsyncLocalStorage } from 'node:async_hooks'
import { setMaxListeners } from 'node:events'
import { Agent, type RequestOptions, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { HttpCommandType } from '@quorate/shared/contracts/commands'
import type { CommandData } from '@quorate/shared/domain/command'
import type { QueryKey } from '@tanstack/react-query'
import { io } from 'socket.io-client'
import { newKey, send } from '../../client/src/data/api.ts'
import { type Looking, openPage } from './room-page.ts'
import { createSightings } from './room-sightings.ts'

/**
 * Many pages in one process, for `room.mjs`, which tells it what to do: each has a cookie, a socket and a cache of its
 * own. The client's code knows one page only, so the page of a request is found by its asynchronous context.
 */
export type Person = { cookie: string; member: string; looking: Looking; readsOn: boolean }
export type Order =
  | { order: 'open'; origin: string; committee: string; people: Person[] }
  | { order: 'command'; id: number; person: Person; type: HttpCommandType; fields: object }
  | { order: 'begin' }
  | { order: 'figures' }

type Count = { count: number; bytes: number; times: number[] }

// The parts of a browser that the client looks for.
const browser = Object.assign(new EventTarget(), { location: undefined })
setMaxListeners(0, browser)
Object.assign(globalThis, { window: browser })

const whose = new AsyncLocalStorage<Person>()
const agent = new Agent({ keepAlive: true })
let origin = ''
let committee = ''
let requests = new Map<string, Count>()
let errors = new Map<string, number>()
let pushed = 0
const sightings = createSightings()
const pages: Awaited<ReturnType<typeof openPage>>[] = []

const now = (): number => performance.timeOrigin + performance.now()
const fail = (what: string): void => void errors.set(what, (errors.get(what) ?? 0) + 1)

/** Fetches as a browser does, but without the overhead of `fetch`, which costs more than the answer. */
globalThis.fetch = (async (path: string, init: RequestInit = {}) => {
  const person = whose.getStore()
  if (!person) throw new Error(`Nobody asks for ${path}`)
  const { method = 'GET', body } = init
  const name = `${method} ${nameOf(path)}`
  const headers = {
    ...(init.headers as Record<string, string>),
    origin,
    cookie: person.cookie,
    'accept-encoding': 'gzip, br',
    ...(body ? { 'content-length': Buffer.byteLength(String(body)) } : {}),
  }
  const at = now()
  try {
    const { status, encoding, received } = await exchange({ method, path, headers }, body)
    note(name, received.length, now() - at)
    if (status >= 400) fail(`${name}: ${status}`)
    return { ok: status < 400, status, json: async () => JSON.parse(decoded(received, encoding)) }
  } catch (error) {
    fail(`${name}: ${(error as NodeJS.ErrnoException).code}`)
    throw error
  }
}) as typeof fetch

const nameOf = (path: string): string =>
  path
    .replace(/\?.*/, '')
    .replace(/^\/api\/v1\/committees\/[^/]+/, '')
    .replace(/\/(works|votes|sessions|threads|proposals)\/[^/]+/g, '/$1/…') || '/'

type Answer = { status: number; encoding: string | undefined; received: Buffer }

function exchange(options: { method: string; path: string; headers: object }, body: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const to = { agent, host: '127.0.0.1', port: new URL(origin).port, ...options } as RequestOptions
    const sent = request(to, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const encoding = answer.headers['content-encoding']
        resolve({ status: answer.statusCode ?? 0, encoding, received: Buffer.concat(chunks) })
      })
    })
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // As a browser does: the server may close an idle connection at the moment at which it is used again.
      if (sent.reusedSocket && error.code === 'ECONNRESET') exchange(options, body).then(resolve, reject)
      else reject(error)
    })
    sent.end(body)
  })
}

function decoded(bytes: Buffer, encoding: string | undefined): string {
  if (encoding === 'br') return brotliDecompressSync(bytes).toString()
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString()
}

function note(name: string, bytes: number, took: number): void {
  const one = requests.get(name) ?? { count: 0, bytes: 0, times: [] }
  one.count += 1
  one.bytes += bytes
  one.times.push(took)
  requests.set(name, one)
}

/** As `live/connect.ts`, to another origin than that of a page. */
async function connect() {
  const person = whose.getStore()
  const socket = io(origin, {
    path: '/socket.io',
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    extraHeaders: { origin, cookie: person?.cookie ?? '' },
  })
  socket.on('connect', () => {
    socket.io.engine.on('data', (data: string) => {
      pushed += data.length
    })
  })
  socket.on('disconnect', (reason) => fail(`socket: ${reason}`))
  socket.on('reset', ({ reason }: { reason: string }) => fail(`reset: ${reason}`))
  return socket
}

/** As many at once as a server can take without long waits. */
async function openAll(all: readonly Person[]): Promise<void> {
  for (let from = 0; from < all.length; from += 10) {
    const some = all.slice(from, from + 10).map((person, offset) => {
      const seen = sightings.of(from + offset)
      const onAnswer = (queryKey: QueryKey, data: unknown) => seen(queryKey, data, now())
      return whose.run(person, () => openPage({ committee, ...person, connect, onAnswer }))
    })
    const opened = await Promise.all(some)
    pages.push(...opened)
    while (!opened.every(({ isQuiet }) => isQuiet())) await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** As somebody sends it from a device of their own; their page shows it when the batch comes. */
async function command({ id, person, type, fields }: Extract<Order, { order: 'command' }>): Promise<void> {
  await whose.run(person, async () => {
    const at = now()
    try {
      const key = newKey()
      const { events } = await send(committee, type, fields as CommandData[typeof type], { key, member: person.member })
      const answered = now()
      tell({ id, answered, took: answered - at, events })
    } catch (error) {
      tell({ id, answered: now(), took: now() - at, error: String(error) })
    }
  })
}

const tell = (message: object): void => void process.send?.(message)

process.on('message', async (order: Order) => {
  switch (order.order) {
    case 'open':
      origin = order.origin
      committee = order.committee
      await openAll(order.people)
      return tell({ done: 'open' })
    case 'command':
      return command(order)
    case 'begin':
      requests = new Map()
      errors = new Map()
      pushed = 0
      sightings.clear()
      return tell({ done: 'begin' })
    case 'figures':
      return tell({
        done: 'figures',
        requests: Object.fromEntries(requests),
        errors: Object.fromEntries(errors),
        pushed,
        sightings: sightings.all(),
        notLive: pages.filter(({ live }) => live.connection().state !== 'live').length,
      })
  }
})
process.on('disconnect', () => process.exit(0))
