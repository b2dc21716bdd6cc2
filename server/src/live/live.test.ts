import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Batch, ClientToServer, PresentedEvent, ServerToClient } from '@quorate/shared/contracts/events'
import { pino } from 'pino'
import { io, type Socket } from 'socket.io-client'
import { readConfig } from '../config/config.ts'
import { type Running, startServer } from '../start.ts'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'

const ORIGIN = 'http://localhost:4999'
const COMMITTEE = 'hlsg'

let temporary: TemporaryStore
let running: Running
let address: string

beforeAll(async () => {
  temporary = await temporaryStore()
  const config = readConfig({ PORT: '0', MONGODB_URI: `${temporary.uri}`, PUBLIC_ORIGIN: ORIGIN })
  running = await startServer(config, pino({ level: 'silent' }))
  address = running.origin.replace('localhost', '127.0.0.1')
})
afterAll(async () => {
  await running.stop()
  await temporary.close()
})

type Client = Socket<ServerToClient, ClientToServer>
const clients: Client[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect()
})

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
  return { status: answer.status, body: await answer.json() }
}
type Answer = {
  seq: number
  events: PresentedEvent[]
  proposals: { thread: string; id: string }[]
  [key: string]: unknown
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

async function thread(cookie: string): Promise<string> {
  const { body } = await request('GET', inCommittee('/proposals'), cookie)
  return body.proposals[0]?.thread ?? ''
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

/** A client that keeps what it is given, as a page does: batches in order from its cursor on. */
async function follow(cookie: string, cursor: number) {
  const client = connect(cookie)
  const batches: Batch[] = []
  const resets: string[] = []
  client.on('batch', (batch) => batches.push(batch))
  client.on('reset', ({ reason }) => resets.push(reason))
  await new Promise<void>((resolve, reject) => {
    client.on('connect', resolve)
    client.on('connect_error', reject)
  })
  const answer = await client.emitWithAck('subscribe', { committee: COMMITTEE, cursor })
  const events = () => batches.flatMap((batch) => batch.events)
  const reached = () => batches.at(-1)?.to ?? cursor
  return { client, batches, resets, events, reached, answer }
}

async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 5000; !condition(); ) {
    if (Date.now() > end) throw new Error('It did not happen within five seconds')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function expectWhole(batches: readonly Batch[], from: number): void {
  expect(batches[0]?.from).toBe(from)
  expect(batches.slice(1).map((batch) => batch.from)).toEqual(batches.slice(0, -1).map((batch) => batch.to + 1))
}

const bodies = (events: PresentedEvent[]) =>
  events.flatMap(({ type, data }) => (type === 'CommentPosted' ? [data && 'body' in data ? data.body : null] : []))

test('[L5] two clients are given what a third person says, each once, in order, without a gap', async () => {
  const [speaker, one, two] = await Promise.all(
    ['renata-siqueira', 'pernille-dalgaard', 'elodie-vercruysse'].map(signIn),
  )
  const from = await head(speaker ?? '')
  const followers = await Promise.all([follow(one ?? '', from), follow(two ?? '', from)])
  const said = Array.from({ length: 20 }, () => randomUUID())
  let last = 0
  for (const words of said) last = (await say(speaker ?? '', words)).seq
  for (const { reached, events, batches } of followers) {
    await until(() => reached() >= last)
    expect(bodies(events())).toEqual(said)
    expectWhole(batches, from + 1)
  }
})

test('[L6] who was away is given exactly what they missed, then what follows', async () => {
  const [speaker, away] = await Promise.all(['renata-siqueira', 'pernille-dalgaard'].map(signIn))
  const from = await head(speaker ?? '')
  const missed = [randomUUID(), randomUUID()]
  for (const words of missed) await say(speaker ?? '', words)
  const back = await follow(away ?? '', from)
  const then = randomUUID()
  const { seq } = await say(speaker ?? '', then)
  await until(() => back.reached() >= seq)
  expect(bodies(back.events())).toEqual([...missed, then])
  expectWhole(back.batches, from + 1)
})

test('[L7] a cursor from another life, or too far behind, is reset rather than guessed at', async () => {
  const cookie = await signIn('pernille-dalgaard')
  const { resets } = await follow(cookie, 1_000_000)
  await until(() => resets.length > 0)
  expect(resets).toEqual(['unknown-cursor'])
})

test('[L8] nobody connects from a foreign origin, or without being signed in', async () => {
  const refusedBy = (client: Client) =>
    new Promise<string>((resolve) => client.on('connect_error', ({ message }) => resolve(message)))
  const cookie = await signIn('pernille-dalgaard')
  expect(await refusedBy(connect(cookie, 'https://elsewhere.example'))).toMatch(/403|websocket error/)
  expect(await refusedBy(connect('__Host-quorate=none'))).toBe('not-signed-in')
})

test('[L8] nobody subscribes to a committee they take no part in', async () => {
  const client = connect(await signIn('pernille-dalgaard'))
  const answer = await client.emitWithAck('subscribe', { committee: 'elsewhere', cursor: 0 })
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-a-participant' } })
  const hostile = await client.emitWithAck('subscribe', { committee: { $ne: null }, cursor: -1 } as never)
  expect(hostile).toMatchObject({ ok: false, error: { code: 'invalid-request' } })
})

test('[L9] a suspension resets the person’s own sockets and nobody else’s; the others read on', async () => {
  const [secretary, suspended, other] = await Promise.all(
    ['elodie-vercruysse', 'ousmane-fall', 'pernille-dalgaard'].map(signIn),
  )
  const from = await head(secretary ?? '')
  const [theirs, another] = await Promise.all([follow(suspended ?? '', from), follow(other ?? '', from)])
  const { body } = await request('GET', inCommittee(''), suspended ?? '')
  const { member } = body.me as { member: string }
  const answer = await request('POST', inCommittee(`/participants/${member}/suspension`), secretary ?? '', {
    reason: 'Term ended',
  })
  await until(() => theirs.resets.length > 0 && another.reached() >= answer.body.seq)
  expect([theirs.resets, another.resets]).toEqual([['rights-changed'], []])
  const { seq } = await say(other ?? '', 'after the suspension')
  await until(() => another.reached() >= seq)
  expect(theirs.batches).toEqual([])
})

test('[L10] signing out ends the sockets of that login session only', async () => {
  const [one, two] = [await signIn('tiago-campos'), await signIn('tiago-campos')]
  const from = await head(one)
  const [ended, kept] = [await follow(one, from), await follow(two, from)]
  await request('POST', '/sign-out', one)
  await until(() => ended.client.disconnected)
  expect(ended.resets).toEqual(['signed-out'])
  expect(kept.client.connected).toBe(true)
  expect((await request('GET', '/me', one)).status).toBe(401)
})

test('[L11] who catches up on a comment that is hidden by now is not given its words; its author and the chair are', async () => {
  const [author, chair, other] = await Promise.all(
    ['pernille-dalgaard', 'claire-lise-perrenoud', 'renata-siqueira'].map(signIn),
  )
  const from = await head(author ?? '')
  const { comment } = await say(author ?? '', 'better unsaid')
  const hidden = await request('POST', inCommittee(`/comments/${comment}/hiding`), chair ?? '', {
    reason: 'Out of order',
  })
  const given = async (cookie: string) => {
    const late = await follow(cookie, from)
    await until(() => late.reached() >= hidden.body.seq)
    return bodies(late.events())
  }
  expect(await given(other ?? '')).toEqual([null])
  expect(await given(author ?? '')).toEqual(['better unsaid'])
  expect(await given(chair ?? '')).toEqual(['better unsaid'])
})

test('[L12] who has a thread open, and who types in it, is seen by the others there', async () => {
  const [one, two] = await Promise.all(['renata-siqueira', 'pernille-dalgaard'].map(signIn))
  const from = await head(one ?? '')
  const [watcher, typist] = [await follow(one ?? '', from), await follow(two ?? '', from)]
  const open = { committee: COMMITTEE, thread: await thread(one ?? '') }
  const seen: { count: number; typing: string[] }[] = []
  watcher.client.on('presence', (presence) => seen.push(presence))
  watcher.client.emit('watch', open)
  typist.client.emit('watch', open)
  await until(() => seen.some(({ count }) => count === 2))
  typist.client.emit('typing', open)
  await until(() => seen.some(({ typing }) => typing.length === 1))
  typist.client.disconnect()
  await until(() => seen.at(-1)?.count === 1)
})
