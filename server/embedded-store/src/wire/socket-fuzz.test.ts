import { describe, expect, it } from '@jest/globals'
import type { Address } from '../listen.ts'
import { frame, openSocket, startFixture } from '../testing/fixture.ts'
import { generator, mutate } from '../testing/mutations.ts'

const LANES = 8
const FRAMES_PER_LANE = 400
const SEED = 20260301
const RESPONSE_TO = 8
const MB = 1024 * 1024

type Open = Awaited<ReturnType<typeof openSocket>>

/** Cuts a frame short or claims more bytes than it sends, and disconnects in the middle of it. */
function breakOff(open: Open, bytes: Buffer, random: () => number): void {
  if (random() < 0.5) bytes.writeInt32LE(bytes.length + Math.floor(random() * 40_000_000), 0)
  open.send(bytes.subarray(0, 1 + Math.floor(random() * bytes.length)))
  open.socket.destroy()
}

/** Whether the valid command after a corrupted one was answered; if not, the server has closed the connection. */
async function answered(open: Open, ping: Buffer): Promise<boolean> {
  for (;;) {
    const message = await open.next()
    if (!message) return false
    if (message.readInt32LE(RESPONSE_TO) === ping.readInt32LE(4)) return true
  }
}

/** One client after the other sends corrupted frames, each with a valid one after it. */
async function lane(address: Address, seed: number): Promise<{ answers: number; closed: number }> {
  const random = generator(seed)
  const ping = frame({ ping: 1, $db: 'admin' })
  ping.writeInt32LE(-99, 4)
  let [answers, closed] = [0, 0]
  let open = await openSocket(address)
  for (let i = 0; i < FRAMES_PER_LANE; i++) {
    const bytes = Buffer.from(mutate(random))
    if (random() < 0.03) breakOff(open, bytes, random)
    else {
      // Sometimes in two pieces, so that frames arrive cut anywhere.
      const all = Buffer.concat([bytes, ping])
      const cut = random() < 0.3 ? Math.floor(random() * all.length) : all.length
      open.send(all.subarray(0, cut))
      if (cut < all.length) open.send(all.subarray(cut))
      if (await answered(open, ping)) {
        answers++
        continue
      }
      closed++
    }
    open = await openSocket(address)
  }
  open.socket.destroy()
  return { answers, closed }
}

describe('[W16] malformed messages over sockets', () => {
  it(`${LANES * FRAMES_PER_LANE} of them leave a store that answers a driver and has not grown`, async () => {
    const store = await startFixture()
    try {
      const before = process.memoryUsage().rss
      const outcomes = await Promise.all(Array.from({ length: LANES }, (_, i) => lane(store.address, SEED + i)))
      const sum = (part: 'answers' | 'closed') => outcomes.reduce((total, one) => total + one[part], 0)
      expect(sum('answers')).toBeGreaterThan(200)
      expect(sum('closed')).toBeGreaterThan(200)
      await store.db.collection('after').insertOne({ _id: 1 as never, sound: true })
      expect(await store.db.collection('after').find().toArray()).toEqual([{ _id: 1, sound: true }])
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * MB)
      expect(store.store.cursors.size).toBeLessThan(1000)
    } finally {
      await store.stop()
    }
    expect(store.connections()).toBe(0)
  })
})
