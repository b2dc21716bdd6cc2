import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { deserialize, serialize } from 'bson'
import { frame, openSocket, startFixture } from '../testing/fixture.ts'
import { crc32c } from './crc32c.ts'

let store: Awaited<ReturnType<typeof startFixture>>
beforeAll(async () => {
  store = await startFixture()
})
afterAll(() => store.stop())

const body = (message: Buffer | undefined) => deserialize((message as Buffer).subarray(21))

function sequence(name: string, documents: object[]): Buffer {
  const parts = documents.map((one) => Buffer.from(serialize(one)))
  const title = Buffer.from(`${name}\0`)
  const head = Buffer.alloc(5)
  head[0] = 1
  head.writeInt32LE(4 + title.length + parts.reduce((sum, one) => sum + one.length, 0), 1)
  return Buffer.concat([head, title, ...parts])
}

describe('the wire protocol', () => {
  function oldForm(namespace: string, query: object): Buffer {
    const bytes = Buffer.from(serialize(query))
    const head = Buffer.alloc(20)
    const name = Buffer.from(`${namespace}\0`)
    head.writeInt32LE(20 + name.length + 8 + bytes.length, 0)
    head.writeInt32LE(2004, 12)
    return Buffer.concat([head, name, Buffer.alloc(4), Buffer.from([255, 255, 255, 255]), bytes])
  }

  it('answers the first handshake in the old form', async () => {
    const { socket, send, next } = await openSocket(store.address)
    send(oldForm('admin.$cmd', { isMaster: 1, helloOk: true }))
    const reply = (await next()) as Buffer
    expect(reply.readInt32LE(12)).toBe(1)
    expect(deserialize(reply.subarray(36))).toMatchObject({ ok: 1, ismaster: true, helloOk: true, maxWireVersion: 21 })
    socket.destroy()
  })

  it('refuses queries in the old form, as a server of version 7 does', async () => {
    const { socket, send, next } = await openSocket(store.address)
    send(oldForm('test.things', { a: 1 }))
    const reply = (await next()) as Buffer
    expect([reply.readInt32LE(12), reply.readInt32LE(16)]).toEqual([1, 2])
    expect(deserialize(reply.subarray(36))).toMatchObject({ $err: expect.stringContaining('OP_QUERY'), code: 5739101 })
    socket.destroy()
  })

  it('presents itself as a standalone server and does not stream its state', async () => {
    const { socket, send, next } = await openSocket(store.address)
    send(
      frame({ hello: 1, $db: 'admin', maxAwaitTimeMS: 10_000, topologyVersion: { processId: 1, counter: 1 } }, 1 << 16),
    )
    const reply = (await next()) as Buffer
    expect(reply.readUInt32LE(16)).toBe(0)
    const answer = body(reply)
    expect(answer).toMatchObject({
      ok: 1,
      isWritablePrimary: true,
      maxBsonObjectSize: 16777216,
      maxMessageSizeBytes: 48000000,
    })
    for (const name of ['setName', 'topologyVersion', 'msg']) expect(answer).not.toHaveProperty(name)
    socket.destroy()
  })

  it('takes document sequences, in pieces of any size', async () => {
    const { socket, send, next } = await openSocket(store.address)
    const whole = frame({ insert: 'pieces', $db: 'test' }, 0, sequence('documents', [{ _id: 1 }, { _id: 2 }]))
    for (const byte of whole) send(Buffer.from([byte]))
    expect(body(await next())).toEqual({ n: 2, ok: 1 })
    send(Buffer.concat([frame({ ping: 1, $db: 'test' }), frame({ count: 'pieces', $db: 'test' })]))
    expect(body(await next())).toEqual({ ok: 1 })
    expect(body(await next())).toEqual({ n: 2, ok: 1 })
    socket.destroy()
  })

  it('checks checksums', async () => {
    expect(crc32c(Buffer.from('123456789'), 0, 9)).toBe(0xe3069283)
    const summed = frame({ ping: 1, $db: 'test' }, 1, Buffer.alloc(4))
    summed.writeUInt32LE(crc32c(summed, 0, summed.length - 4), summed.length - 4)
    const good = await openSocket(store.address)
    good.send(summed)
    expect(body(await good.next())).toEqual({ ok: 1 })
    good.socket.destroy()
    const bad = await openSocket(store.address)
    bad.send(Buffer.concat([summed.subarray(0, -1), Buffer.from([(summed.at(-1) as number) ^ 1])]))
    expect(await bad.next()).toBeUndefined()
  })

  it('does not answer a message that wants no answer', async () => {
    const { socket, send, next } = await openSocket(store.address)
    send(frame({ insert: 'silent', documents: [{ _id: 1 }], writeConcern: { w: 0 }, $db: 'test' }, 2))
    send(frame({ count: 'silent', $db: 'test' }))
    expect(body(await next())).toEqual({ n: 1, ok: 1 })
    socket.destroy()
  })

  it.each([
    ['a message above 48 MB', () => Buffer.from([0xff, 0xff, 0xff, 0x7f, ...Buffer.alloc(12)])],
    ['a negative length', () => Buffer.alloc(16, 0xff)],
    ['unknown required flags', () => frame({ ping: 1 }, 8)],
    [
      'a compressed message, which the store does not offer',
      () => {
        const whole = frame({ ping: 1, $db: 'test' })
        whole.writeInt32LE(2012, 12)
        return whole
      },
    ],
    ['an unknown operation', () => Buffer.concat([Buffer.from([16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0])])],
    [
      'a document with a wrong length',
      () => {
        const whole = frame({ ping: 1 })
        whole.writeInt32LE(99, 21)
        return whole
      },
    ],
  ])('closes the connection on %s', async (_name, make) => {
    const { send, next } = await openSocket(store.address)
    send(make())
    expect(await next()).toBeUndefined()
    expect(await store.db.command({ ping: 1 })).toEqual({ ok: 1 })
  })
})
