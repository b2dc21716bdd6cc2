import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import express from 'express'
import { createLog } from '../log.ts'
import { createMetrics } from '../metrics.ts'
import { errorMapper } from './errors.ts'
import { note, observe } from './observe.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** An application with a route that fails and one that is a command, which is slow after so many milliseconds. */
async function started(slowAfter = Number.POSITIVE_INFINITY) {
  const lines: Record<string, unknown>[] = []
  const log = createLog('debug', { write: (line) => lines.push(JSON.parse(line)) })
  const metrics = createMetrics()
  const app = express()
  app.use(observe({ log, metrics }, slowAfter))
  app.get('/fails', () => {
    throw new TypeError('Cannot read "what somebody wrote"')
  })
  app.get('/well', (_request, response) => void response.json({}))
  app.post('/command', (_request, response) => {
    note(response, { command: 'postComment', committee: 'c', member: 'm-1', seq: 7 })
    response.json({})
  })
  app.use(errorMapper(log))
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const send = (path: string, id?: string, method = 'GET') =>
    fetch(origin + path, {
      method,
      headers: { connection: 'close', ...(id === undefined ? {} : { 'x-request-id': id }) },
    })
  async function logged(count: number) {
    while (lines.length < count) await new Promise((resolve) => setTimeout(resolve, 5))
    return lines
  }
  return { send, logged }
}

test('[O6] a request has one id: in the answer’s header, in the body of a fault and in each of its lines', async () => {
  const { send, logged } = await started()
  const answer = await send('/fails', 'proxy-17:4')
  expect(answer.headers.get('x-request-id')).toBe('proxy-17:4')
  expect([answer.status, await answer.json()]).toEqual([
    500,
    { error: expect.objectContaining({ code: 'server-error' }), requestId: 'proxy-17:4' },
  ])
  const lines = await logged(2)
  expect(lines.map(({ msg, requestId }) => [msg, requestId])).toEqual([
    ['A request failed', 'proxy-17:4'],
    ['Answered', 'proxy-17:4'],
  ])
})

test('[O6] a value that does not look like an id is not taken over', async () => {
  const { send } = await started()
  for (const bad of ['', 'two words', 'x'.repeat(129), '{"level":60}']) {
    expect((await send('/well', bad)).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  }
})

test('[O7] a command makes one line at info, a query one at debug without its parameters', async () => {
  const { send, logged } = await started()
  await send('/command', 'a', 'POST')
  await send('/well?search=secret', 'b')
  const [command, query] = await logged(2)
  expect(command).toMatchObject({
    level: 30,
    requestId: 'a',
    command: 'postComment',
    committee: 'c',
    member: 'm-1',
    outcome: 'accepted',
    seq: 7,
    milliseconds: expect.any(Number),
  })
  expect(query).toMatchObject({ level: 20, requestId: 'b', method: 'GET', path: '/well', status: 200 })
  expect(await logged(2)).toHaveLength(2)
})

test('[O7] a slow command makes a warning', async () => {
  const { send, logged } = await started(0)
  await send('/command', 'c', 'POST')
  const [slow] = await logged(1)
  expect(slow).toMatchObject({ level: 40, requestId: 'c', command: 'postComment', outcome: 'accepted' })
})
