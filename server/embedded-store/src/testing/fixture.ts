import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Document, serialize } from 'bson'
import { type Db, MongoClient, type MongoClientOptions } from 'mongodb'
import type { Address } from '../listen.ts'
import { serveStore } from '../server.ts'

/** A folder of its own under the system's temporary one. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'embedded-store-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A store on an empty folder with a client of the official driver. */
export async function startFixture(options: MongoClientOptions = {}) {
  const folder = temporaryFolder()
  const running = await serveStore({ dataDir: folder.path })
  const client = await new MongoClient(running.uri, options).connect()
  const db: Db = client.db('test')
  return {
    ...running,
    client,
    db,
    folder: folder.path,
    stop: async () => {
      await client.close()
      await running.close()
      folder.remove()
    },
  }
}

/** A command as an OP_MSG frame. */
export function frame(body: Document, flags = 0, rest: Buffer = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.from(serialize(body))
  const head = Buffer.alloc(21)
  head.writeInt32LE(21 + bytes.length + rest.length, 0)
  head.writeInt32LE(7, 4)
  head.writeInt32LE(2013, 12)
  head.writeUInt32LE(flags, 16)
  return Buffer.concat([head, bytes, rest])
}

/** A bare socket to a store that collects the answers. */
export async function openSocket(address: Address) {
  const socket: Socket = connect(address)
  let received = Buffer.alloc(0)
  let closed = false
  let wake = () => {}
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk])
    wake()
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    closed = true
    wake()
  })
  await new Promise((resolve) => socket.once('connect', resolve))
  const change = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })
  return {
    socket,
    send: (bytes: Buffer) => void socket.write(bytes),
    /** The next whole message, or undefined once the server has closed the connection. */
    next: async (): Promise<Buffer | undefined> => {
      for (;;) {
        const length = received.length >= 4 ? received.readInt32LE(0) : Number.POSITIVE_INFINITY
        if (received.length >= length) {
          const message = received.subarray(0, length)
          received = received.subarray(length)
          return message
        }
        if (closed) return undefined
        await change()
      }
    },
  }
}
