import { once } from 'node:events'
import { Agent, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import { afterEach, expect, test } from '@jest/globals'
import express from 'express'
import { readJson } from './request.ts'
import { type ARRIVES_WITHIN, createHttpServer } from './server.ts'

let server: Server

afterEach(() => new Promise((resolve) => server.close(() => resolve(undefined))))

async function listening(arrivesWithin?: typeof ARRIVES_WITHIN): Promise<number> {
  const app = express()
  app.post('/', async (request, response) => {
    response.json(await readJson(request, response, 1000))
  })
  ;({ server } = createHttpServer(app, arrivesWithin))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Sends this much of a request, no more, and returns the answer when the connection has ended. */
async function begin(port: number, part: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(part)
  return text(socket)
}

const HEAD = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n'

test.each([
  ['body', `${HEAD}\r\n{"half":`],
  ['head', HEAD],
])(
  '[H16] a request whose %s does not arrive in time is answered 408, and its connection is closed',
  async (_, part) => {
    const port = await listening({ head: 50, all: 100 })
    expect(await begin(port, part)).toMatch(/^HTTP\/1\.1 408 /)
  },
)

test('[H16] a request has 30 seconds to arrive, its head 10', async () => {
  await listening()
  expect([server.requestTimeout, server.headersTimeout]).toEqual([30_000, 10_000])
})

test('[O5] a server that stops answers what is under way and what arrives meanwhile, and closes each connection after it', async () => {
  const held: (() => void)[] = []
  const http = createHttpServer((_request, response) => {
    held.push(() => response.end('done'))
  })
  server = http.server
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const [agent, idle] = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })]
  const get = async (agent: Agent): Promise<string> => {
    const [answer] = (await once(httpRequest({ host: '127.0.0.1', port, agent }).end(), 'response')) as [
      IncomingMessage,
    ]
    return `${await text(answer)}, connection: ${answer.headers.connection}`
  }
  const [before] = await Promise.all([get(idle), once(server, 'request').then(() => held.pop()?.())])
  expect(before).toBe('done, connection: keep-alive')
  const underWay = Array.from({ length: 20 }, () => get(agent))
  while (held.length < 20) await once(server, 'request')
  const stopped = http.stop(() => new Promise((resolve) => server.close(() => resolve())))
  underWay.push(get(idle))
  while (held.length < 21) await once(server, 'request')
  for (const end of held.splice(0)) end()
  expect(new Set(await Promise.all(underWay))).toEqual(new Set(['done, connection: close']))
  await stopped
  await expect(get(agent)).rejects.toThrow('ECONNREFUSED')
})

/** Opens connections and sends a request on each, all while this thread waits; hands back the answers. */
const SENDER = `
  const { connect } = require('node:net')
  const { parentPort, workerData: { port, sent } } = require('node:worker_threads')
  const answers = Array.from({ length: 20 }, () => new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', () => {
      Atomics.add(sent, 0, 1)
      Atomics.notify(sent, 0)
    }))
    socket.on('data', (part) => (answer += part)).on('error', ({ code }) => (answer += code)).on('close', () => resolve(answer))
  }))
  Promise.all(answers).then((all) => parentPort.postMessage(all))`

test('[O5] requests whose connections were not taken yet when the server stops are answered, too', async () => {
  const http = createHttpServer((_request, response) => response.end('done'))
  server = http.server
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sent = new Int32Array(new SharedArrayBuffer(4))
  const { port } = server.address() as AddressInfo
  const sender = new Worker(SENDER, { eval: true, workerData: { port, sent } })
  const answered = once(sender, 'message')
  await once(sender, 'online')
  // Meanwhile this thread takes no connection.
  for (let before = 0; before < 20; before = Atomics.load(sent, 0)) Atomics.wait(sent, 0, before, 10_000)
  const stopped = http.stop(() => new Promise((resolve) => server.close(() => resolve())))
  const [answers] = (await answered) as [string[]]
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 200 .*Connection: close.*done/s)
  await stopped
})
