import { describe, expect, it } from '@jest/globals'
import { serialize } from 'bson'
import { dispatch } from '../commands/dispatch.ts'
import { asCommandError } from '../errors.ts'
import { frame, openSocket, startFixture } from '../testing/fixture.ts'
import { ProtocolError, parseMessage } from './message.ts'

const FRAMES = 100_000
const SEED = 20260101

function generator(start: number) {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const SOUND = [
  {
    find: 'c',
    filter: { a: { $gt: 1 }, b: { $in: [1, 'x', null] } },
    sort: { a: 1 },
    projection: { a: 1 },
    limit: 3,
    $db: 'fuzz',
  },
  { insert: 'c', documents: [{ a: 1, b: [1, { c: 2 }], d: new Date(0) }], $db: 'fuzz' },
  {
    update: 'c',
    updates: [{ q: { a: 1 }, u: { $set: { 'b.0': 2 }, $push: { e: { $each: [1, 2], $slice: 3 } } } }],
    $db: 'fuzz',
  },
  { update: 'c', updates: [{ q: {}, u: [{ $set: { x: { $add: ['$a', 1] } } }] }], $db: 'fuzz' },
  { delete: 'c', deletes: [{ q: { a: /^x/ }, limit: 1 }], $db: 'fuzz' },
  {
    aggregate: 'c',
    pipeline: [{ $match: { a: 1 } }, { $group: { _id: '$a', n: { $sum: 1 } } }],
    cursor: {},
    $db: 'fuzz',
  },
  { findAndModify: 'c', query: { a: 1 }, update: { $inc: { a: 1 } }, $db: 'fuzz' },
  { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a_1' }], $db: 'fuzz' },
  { explain: { find: 'c', filter: { a: 1 } }, verbosity: 'queryPlanner', $db: 'fuzz' },
  { hello: 1, $db: 'admin' },
].map((one) => frame(one))

/** A sound frame with a few bytes changed, cut or added; or bytes at random. */
function mutate(random: () => number): Buffer {
  const kind = random()
  if (kind < 0.1) {
    const bytes = Buffer.from(Array.from({ length: 16 + Math.floor(random() * 80) }, () => Math.floor(random() * 256)))
    bytes.writeInt32LE(bytes.length, 0)
    if (random() < 0.8) bytes.writeInt32LE(2013, 12)
    return bytes
  }
  const sound = SOUND[Math.floor(random() * SOUND.length)] as Buffer
  const copy = Buffer.from(sound)
  const changes = 1 + Math.floor(random() * 4)
  for (let i = 0; i < changes; i++) copy[16 + Math.floor(random() * (copy.length - 16))] = Math.floor(random() * 256)
  const cut = kind < 0.3 ? copy.subarray(0, 16 + Math.floor(random() * (copy.length - 16))) : copy
  cut.writeInt32LE(cut.length, 0)
  return cut
}

describe('malformed messages', () => {
  it(`${FRAMES} of them neither crash nor hang the store nor grow its memory`, async () => {
    const store = await startFixture()
    const random = generator(SEED)
    const codes = new Map<number, number>()
    let refused = 0
    let answered = 0
    const before = process.memoryUsage().rss
    for (let i = 0; i < FRAMES; i++) {
      const bytes = mutate(random)
      let request: ReturnType<typeof parseMessage>
      try {
        request = parseMessage(bytes)
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error
        refused++
        continue
      }
      // Writes are many and slow by their commits; one in ten is enough of them.
      const writes = !['find', 'aggregate', 'explain', 'hello'].includes(request.name)
      if (writes && random() > 0.1) continue
      answered++
      try {
        await dispatch({ store: store.store, request, connection: 1 })
      } catch (error) {
        const { code, message } = asCommandError(error)
        codes.set(code, (codes.get(code) ?? 0) + 1)
        // Code 1 would be a fault of ours, not of the message.
        if (code === 1) throw new Error(`frame ${i}: ${message}\n${(error as Error).stack}`)
      }
    }
    expect(refused).toBeGreaterThan(1000)
    expect(answered).toBeGreaterThan(1000)
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
    expect(await store.db.command({ ping: 1 })).toEqual({ ok: 1 })
    await store.stop()
  }, 60_000)

  it('a claim of 48 MB that is never kept holds no memory, and the store stays awake', async () => {
    const store = await startFixture()
    const open = await Promise.all(Array.from({ length: 50 }, () => openSocket(store.port)))
    const head = Buffer.alloc(16)
    head.writeInt32LE(47_000_000, 0)
    head.writeInt32LE(2013, 12)
    const before = process.memoryUsage().rss
    for (const { send } of open) send(Buffer.concat([head, Buffer.from(serialize({ a: 1 }))]))
    for (let i = 0; i < 20; i++) expect(await store.db.command({ ping: 1 })).toEqual({ ok: 1 })
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
    for (const { socket } of open) socket.destroy()
    await store.stop()
  })
})
