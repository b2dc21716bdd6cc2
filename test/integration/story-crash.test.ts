import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { RecordPage } from '@quorate/shared/contracts/record'
import { BSON } from 'bson'
import type { Db } from 'mongodb'
import { amendmentOf, dataOf, ground } from '../support/amendment.ts'
import { type HttpClient, signedIn } from '../support/http-client.ts'
import { HEADS, SECRETARY } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { waitUntil } from '../support/wait-until.ts'

/** How often the server is killed: five times in `npm test`, fifty by `npm run crash:server`. */
const KILLS = Number(process.env.CRASH_KILLS ?? 5)
const WRITERS = 8

type Writing = { by: HttpClient; key: string; body: string; seq: number | null }

let server: ServerProcess
let writers: HttpClient[]
let thread: string
const written: Writing[] = []

beforeAll(async () => {
  server = await startServerProcess()
  writers = await Promise.all(HEADS.slice(0, WRITERS).map((persona) => signedIn(server.origin, persona)))
  const [sponsor] = writers
  if (!sponsor) throw new Error('Nobody writes')
  const tabled = await sponsor.command('/proposals', amendmentOf(await ground(sponsor), 'p1-s4-3', 'Once.'))
  thread = dataOf(tabled, 'WorkBrought').thread
})

afterAll(() => server?.dispose())

/** Posts comment after comment until told to stop; those without an answer are kept, to be sent again. */
async function writeOn(by: HttpClient, stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    const writing: Writing = { by, key: randomUUID(), body: `Comment ${randomUUID()}`, seq: null }
    written.push(writing)
    await send(writing).catch(() => pause(20))
  }
}

async function send(writing: Writing): Promise<void> {
  const { by, key, body } = writing
  const { seq } = await by.command(`/threads/${thread}/comments`, { body, replyTo: null }, key)
  writing.seq = seq
}

const answered = () => written.filter(({ seq }) => seq !== null)

/** The numbers of each comment's entries in the record. */
function places(record: RecordPage['entries']): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const { seq, events } of record) {
    for (const { type, data } of events) {
      if (type === 'CommentPosted') found.set(String(data?.body), [...(found.get(String(data?.body)) ?? []), seq])
    }
  }
  return found
}

test(
  `[E9] killed ${KILLS} times under load, the server has kept every answered command exactly once`,
  async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const enough = answered().length + 10 + (kill % 10) * 20
      let stopped = false
      const writing = writers.map((client) => writeOn(client, () => stopped))
      // Each time at another moment of its work: after another number of answers.
      await waitUntil('answers', () => answered().length > enough)
      await server.kill()
      stopped = true
      await Promise.all(writing)
      await server.start()
    }
    const record = await wholeRecord()
    expect(record.map(({ seq }) => seq)).toEqual(record.map((_, index) => index + 1))
    const found = places(record)
    for (const { body, seq } of written) {
      if (seq !== null) expect(found.get(body)).toEqual([seq])
      else expect((found.get(body) ?? []).length).toBeLessThanOrEqual(1)
    }
    process.stdout.write(`${answered().length} commands answered, ${written.length - answered().length} not\n`)
  },
  300_000 + KILLS * 15_000,
)

test('[E9] commands without an answer are sent again with their keys, and are then recorded once', async () => {
  for (const writing of written) if (writing.seq === null) await send(writing)
  const found = places(await wholeRecord())
  for (const { body, seq } of written) expect(found.get(body)).toEqual([seq])
  expect(found.size).toBeGreaterThan(KILLS * 10)
})

async function wholeRecord(): Promise<RecordPage['entries']> {
  const client = await signedIn(server.origin, SECRETARY)
  const entries: RecordPage['entries'] = []
  let before: number | null = null
  do {
    const page: RecordPage = await client.query(`/record?limit=200${before === null ? '' : `&before=${before}`}`)
    entries.push(...page.entries)
    before = page.next
  } while (before !== null)
  return entries.reverse()
}

test('[E9] rebuilt read models equal the live ones byte for byte, and the record verifies', async () => {
  await server.stop()
  expect(await server.admin('verify')).toContain('none is missing')
  await server.admin('rebuild')
  const [live, rebuilt] = await server.withStore(async (db) => {
    const names = (await db.listCollections().toArray()).map(({ name }) => name)
    return Promise.all(['g1', 'g2'].map((generation) => contentOf(db, names, generation)))
  })
  expect([...(live?.keys() ?? [])]).toEqual(expect.arrayContaining(['comments', 'works', 'proposals', 'participants']))
  expect(live?.get('comments')?.length).toBeGreaterThanOrEqual(written.length)
  expect(rebuilt).toEqual(live)
})

/** Every document of a generation of read models, as stored bytes. */
async function contentOf(db: Db, names: readonly string[], generation: string): Promise<Map<string, string[]>> {
  const content = new Map<string, string[]>()
  for (const name of [...names].sort()) {
    const [kind = '', of] = name.split('.')
    if (of !== generation || kind === 'checkpoints') continue
    const docs = await db.collection(name).find({}).sort({ _id: 1 }).toArray()
    content.set(
      kind,
      docs.map((doc) => Buffer.from(BSON.serialize(doc)).toString('base64')),
    )
  }
  return content
}
