import type { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { frameOf, sendFrame } from './frame.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** One client and its socket at the server. */
async function connected() {
  const server = new Server(createServer().listen(0, '127.0.0.1'), { transports: ['websocket'] })
  closing.push(() => server.close())
  const http = Reflect.get(server, 'httpServer')
  if (!http.listening) await new Promise((resolve) => http.once('listening', resolve))
  const arriving = new Promise<Parameters<typeof sendFrame>[0] & { emit: (event: string, data: unknown) => unknown }>(
    (resolve) => server.on('connection', resolve),
  )
  const { port } = http.address() as AddressInfo
  const client = io(`http://127.0.0.1:${port}`, { transports: ['websocket'] })
  closing.unshift(() => client.disconnect())
  return { client, socket: await arriving }
}

test.each([0, 100, 125, 126, 127, 65_535, 65_536, 300_000])(
  '[L2] a frame with %i characters of text, also others than ASCII, arrives as it was sent',
  async (length) => {
    const { client, socket } = await connected()
    const body = `é“”😀${'x'.repeat(length)}`
    const arrived = new Promise((resolve) => client.on('batch', resolve))
    sendFrame(socket, frameOf('batch', JSON.stringify({ body })))
    expect(await arrived).toEqual({ body })
  },
)

test('[L5] what goes straight out and what goes through Socket.IO keep their order, also for a reader who pauses', async () => {
  const { client, socket } = await connected()
  const numbers: number[] = []
  const all = new Promise<void>((resolve) =>
    client.on('batch', (number: number) => {
      numbers.push(number)
      if (numbers.length === 600) resolve()
    }),
  )
  const { ws } = client.io.engine.transport as unknown as { ws: EventEmitter & { pause(): void; resume(): void } }
  const padding = ' '.repeat(20_000)
  for (let number = 0; number < 600; number += 1) {
    if (number === 50) ws.pause()
    if (number % 3 === 0) socket.emit('batch', number)
    else sendFrame(socket, frameOf('batch', `${padding}${number}`))
    if (number % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  ws.resume()
  await all
  expect(numbers).toEqual(Array.from({ length: 600 }, (_, index) => index))
})
