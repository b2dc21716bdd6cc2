import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { io } from 'socket.io-client'
import { type Node, ORIGIN, startNode } from '../live/node.fixture.ts'

let node: Node
beforeAll(async () => {
  node = await startNode({ TRUSTED_PROXIES: '127.0.0.0/8' })
})
afterAll(() => node.stop())

function tryToSignIn(from: string, nth: number) {
  return fetch(`${node.address}/api/v1/sign-in`, {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ email: `nobody-${nth}@example.org`, password: 'not the password' }),
  })
}

test('[A10] behind a proxy the failed tries of each address are counted for themselves', async () => {
  const { status } = await failingFrom('203.0.113.7')
  expect(status).toBe(429)
  expect((await tryToSignIn('203.0.113.8', 200)).status).toBe(401)
})

/** Guesses for one account after another, until the first try for an account has to wait; at most a hundred. */
async function failingFrom(address: string): Promise<Response> {
  let answer = await tryToSignIn(address, 0)
  for (let nth = 1; nth < 100 && answer.status === 401; nth += 1) answer = await tryToSignIn(address, nth)
  return answer
}

test('[A10] sockets are counted for the address behind the proxy, too', async () => {
  const consume = jest.spyOn(RateLimiterMemory.prototype, 'consume')
  const extraHeaders = { origin: ORIGIN, 'x-forwarded-for': '203.0.113.9' }
  const client = io(node.address, { transports: ['websocket'], extraHeaders, reconnection: false, forceNew: true })
  const refused = await new Promise<Error>((resolve) => client.on('connect_error', resolve))
  expect(refused.message).toBe('not-signed-in')
  expect(consume.mock.calls.map(([key]) => key)).toEqual(['203.0.113.9'])
})
