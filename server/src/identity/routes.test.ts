import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import express from 'express'
import { pino } from 'pino'
import { readConfig } from '../config/config.ts'
import type { HttpDeps } from '../http/deps.ts'
import { errorMapper } from '../http/errors.ts'
import { createHttpServer } from '../http/server.ts'
import { identityRoutes } from './routes.ts'

const config = readConfig({})
const account = { _id: 'a1', email: 'ada@example.org', passwordHash: null, memberships: [], persona: null }
const done: string[] = []
let isTooLate = false

const accounts = {
  signedIn: async () => ({ session: 'before', account }),
  findByPersona: async () => account,
  open: async () => {
    done.push('open')
    return { token: 'new', session: 'new' }
  },
  close: async (session: string) => {
    done.push(`close ${session}`)
  },
}
// Only what signing in as a persona, and out, needs.
const deps = { config, accounts, demonstration: true, secret: Buffer.alloc(32), signedOut: () => undefined }

let origin: string
let stop: () => Promise<void>
beforeAll(async () => {
  const app = express()
  app.use((_request, response, next) => {
    response.locals.tooLate = isTooLate
    next()
  })
  app.use(identityRoutes(deps as unknown as HttpDeps), errorMapper(pino({ level: 'silent' })))
  const { server, stop: stopServer } = createHttpServer(app)
  stop = () => stopServer(async () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => stop())

async function post(path: string, body: object): Promise<{ status: number; done: string[] }> {
  done.length = 0
  const headers = {
    origin: config.publicOrigin,
    cookie: `__Host-quorate=${'a'.repeat(43)}`,
    'content-type': 'application/json',
  }
  const { status } = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status, done: [...done] }
}

test('[A15] the new login session is there before the old one ends', async () => {
  isTooLate = false
  expect(await post('/sign-in/persona', { persona: 'ada' })).toEqual({ status: 200, done: ['open', 'close before'] })
})

test.each([
  ['/sign-in/persona', { persona: 'ada' }],
  ['/sign-out', {}],
])(
  '[A17] a request to %s that was answered already, because the store was silent, changes nothing',
  async (path, body) => {
    isTooLate = true
    expect(await post(path, body)).toEqual({ status: 503, done: [] })
  },
)
