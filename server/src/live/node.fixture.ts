import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import type { Batch, ClientToServer, PresentedEvent, ServerToClient } from '@quorate/shared/contracts/events'
import { type Logger, pino } from 'pino'
import { io, type Socket } from 'socket.io-client'
import { readConfig } from '../config/config.ts'
import { createEntryStore } from '../record/entry-store.ts'
import { startServer } from '../start.ts'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'

export const ORIGIN = 'http://localhost:4999'
export const COMMITTEE = 'hlsg'

type Client = Socket<ServerToClient, ClientToServer>
type Answer = {
  seq: number
  events: PresentedEvent[]
  works: { thread: string; id: string }[]
  [key: string]: unknown
}

export type Node = Awaited<ReturnType<typeof startNode>>

/** For tests: a node of the demonstration in this process, on a store of its own or on one that others share. */
export async function startNode(
  env: Record<string, string> = {},
  shared?: TemporaryStore,
  log: Logger = pino({ level: 'silent' }),
) {
  const temporary = shared ?? (await temporaryStore())
  const config = readConfig({
    PORT: '0',
    METRICS_PORT: '0',
    MONGODB_URI: temporary.uri,
    PUBLIC_ORIGIN: ORIGIN,
    RATE_FACTOR: '1000',
    ...env,
  })
  const running = await startServer(config, log)
  const address = running.origin.replace('localhost', '127.0.0.1')
  const clients: Client[] = []

  async function request(
    method: string,
    path: string,
    cookie: string,
    body?: object,
  ): Promise<{ status: number; body: Answer }> {
    const headers = { origin: ORIGIN, cookie, 'idempotency-key': randomUUID(), 'content-type': 'application/json' }
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: answer.status, body: (await answer.json()) as Answer }
  }
  async function signIn(persona: string): Promise<string> {
    const answer = await fetch(`${address}/api/v1/sign-in/persona`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/json' },
      body: JSON.stringify({ persona }),
    })
    expect(answer.status).toBe(200)
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }

  const inCommittee = (path: string) => `/committees/${COMMITTEE}${path}`
  const head = async (cookie: string) => (await request('GET', inCommittee(''), cookie)).body.seq

  let found: string | undefined
  /** The thread of the newest work. */
  async function thread(cookie: string): Promise<string> {
    found ??= (await request('GET', inCommittee('/works'), cookie)).body.works[0]?.thread
    return found ?? ''
  }

  async function say(cookie: string, body: string): Promise<{ seq: number; comment: string }> {
    const path = inCommittee(`/threads/${await thread(cookie)}/comments`)
    const answer = await request('POST', path, cookie, { body, replyTo: null })
    expect(answer.status).toBe(200)
    const event = answer.body.events.find(({ type }) => type === 'CommentPosted') as PresentedEvent<'CommentPosted'>
    return { seq: answer.body.seq, comment: event.data?.comment ?? '' }
  }

  function connect(cookie: string, origin = ORIGIN): Client {
    const client: Client = io(address, {
      transports: ['websocket'],
      extraHeaders: { origin, cookie },
      reconnection: false,
      forceNew: true,
    })
    clients.push(client)
    return client
  }

  /** The mark of the record at an entry; at one that it does not have, of none. */
  async function markAt(seq: number): Promise<string> {
    const entries = createEntryStore(temporary.connection)
    return (await entries.marksAt([{ committee: COMMITTEE, seq }])).get(COMMITTEE) ?? 'of no entry'
  }

  /** A client that keeps what it receives, as a page does: batches in order from its cursor on. */
  async function follow(cookie: string, cursor: number, given?: string) {
    const client = connect(cookie)
    const batches: Batch[] = []
    const resets: string[] = []
    client.on('batch', (batch) => batches.push(batch))
    client.on('reset', ({ reason }) => resets.push(reason))
    await new Promise<void>((resolve, reject) => {
      client.on('connect', resolve)
      client.on('connect_error', reject)
    })
    const mark = given ?? (await markAt(cursor))
    const answer = await client.emitWithAck('subscribe', { committee: COMMITTEE, cursor, mark })
    const events = () => batches.flatMap((batch) => batch.events)
    const reached = () => batches.at(-1)?.to ?? cursor
    return { client, batches, resets, events, reached, answer }
  }

  return {
    address,
    temporary,
    running,
    request,
    signIn,
    inCommittee,
    head,
    thread,
    say,
    connect,
    markAt,
    follow,
    /** The node's measurements, as its metrics port would serve them. */
    metrics: async () => (await fetch(`${running.metricsOrigin}/metrics`)).text(),
    disconnectAll(): void {
      for (const client of clients.splice(0)) client.disconnect()
    },
    async stop(): Promise<void> {
      await running.stop()
      if (!shared) await temporary.close()
    },
  }
}

export async function until(condition: () => boolean, milliseconds = 100_000): Promise<void> {
  for (const end = Date.now() + milliseconds; !condition(); ) {
    if (Date.now() > end) throw new Error(`It did not happen within ${milliseconds} ms`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

export function expectWhole(batches: readonly Batch[], from: number): void {
  expect(batches[0]?.from).toBe(from)
  expect(batches.slice(1).map((batch) => batch.from)).toEqual(batches.slice(0, -1).map((batch) => batch.to + 1))
}
