import { describe, expect, it } from '@jest/globals'
import { serialize } from 'bson'
import { dispatch } from '../commands/dispatch.ts'
import { asCommandError } from '../errors.ts'
import { openSocket, startFixture } from '../testing/fixture.ts'
import { disfigure, generator, mutate } from '../testing/mutations.ts'
import { ProtocolError, parseMessage } from './message.ts'

const FRAMES = 100_000
const SEED = 20260101

describe('[W16] malformed messages', () => {
  it(`${FRAMES} of them neither crash nor hang the store nor grow its memory`, async () => {
    const store = await startFixture()
    const random = generator(SEED)
    const codes = new Map<number, number>()
    let refused = 0
    let answered = 0
    const before = process.memoryUsage().rss
    for (let i = 0; i < FRAMES; i++) {
      const bytes = random() < 0.3 ? disfigure(random) : mutate(random)
      let request: ReturnType<typeof parseMessage>
      try {
        request = parseMessage(bytes)
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error
        refused++
        continue
      }
      // Many frames are writes, which are slow because of their commits; one in ten of them is enough.
      const writes = !['find', 'aggregate', 'explain', 'hello'].includes(request.name)
      if (writes && random() > 0.1) continue
      answered++
      try {
        await dispatch({ store: store.store, request, connection: 1 })
      } catch (error) {
        const { code, message } = asCommandError(error)
        codes.set(code, (codes.get(code) ?? 0) + 1)
        // Code 1 would be our fault, not that of the message.
        if (code === 1) throw new Error(`frame ${i}: ${message}\n${(error as Error).stack}`)
      }
    }
    expect(refused).toBeGreaterThan(1000)
    expect(answered).toBeGreaterThan(1000)
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
    expect(await store.db.command({ ping: 1 })).toEqual({ ok: 1 })
    await store.stop()
  })

  it('a claim of 48 MB that never arrives uses no memory, and the store keeps working', async () => {
    const store = await startFixture()
    const open = await Promise.all(Array.from({ length: 50 }, () => openSocket(store.address)))
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
