import { expect, test } from '@jest/globals'
import { createTurns } from './turns.ts'

const one = { email: 'ada@example.org', network: '203.0.113.1', device: null }
let time = Date.UTC(2026, 0, 1)
const turns = createTurns({ secret: Buffer.from('a secret'), secure: true, now: () => time })
const header = (cookie: string) => `quorate=x; ${cookie.split(';')[0]}`

test('[A18] a turn is for one account and network, from its moment on, for five minutes, and cannot be made up', () => {
  const given = header(turns.cookie(one, 2000))
  expect(turns.held(given, one)).toEqual({ id: expect.any(String), from: time + 2000 })
  expect(turns.held(given, { ...one, email: 'eve@example.org' })).toBeNull()
  expect(turns.held(given, { ...one, network: '203.0.113.2' })).toBeNull()
  expect(turns.held(given.replace(String(time + 2000), String(time)), one)).toBeNull()
  expect(turns.held(undefined, one)).toBeNull()
  time += 2000 + 5 * 60_000
  expect(turns.held(given, one)).toBeNull()
})
