import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Node, ORIGIN, startNode, until } from '../live/node.fixture.ts'
import { createLog } from '../log.ts'

const lines: string[] = []
let node: Node

beforeAll(async () => {
  // Nothing else is logged at this level.
  node = await startNode({}, undefined, createLog('fatal', { write: (line) => lines.push(line) }))
})
afterAll(() => node.stop())

const events = () => lines.map((line) => JSON.parse(line))
const called = (event: string) => events().filter((line) => line.event === event)

async function signInWith(password: string, origin = ORIGIN): Promise<number> {
  const headers = { origin, 'content-type': 'application/json' }
  const body = JSON.stringify({ email: 'renata-siqueira@example.org', password })
  return (await fetch(`${node.address}/api/v1/sign-in`, { method: 'POST', headers, body })).status
}

test('[O10] sign-ins, failures, limits, foreign origins, changed rights and erasures are in the security log', async () => {
  const secretary = await node.signIn('elodie-vercruysse')
  const delegate = await node.signIn('renata-siqueira')
  const { comment } = await node.say(delegate, 'some words')
  const statuses: number[] = []
  for (let tries = 0; tries < 5; tries += 1) statuses.push(await signInWith('wrong'))
  while ((await signInWith('wrong')) !== 429);
  expect(await signInWith('wrong', 'https://a.example')).toBe(403)
  const erase = { subject: { kind: 'comment', id: comment }, reason: 'a reason' }
  expect((await node.request('POST', node.inCommittee('/erasures'), secretary, erase)).status).toBe(200)
  const { me } = (await node.request('GET', node.inCommittee(''), delegate)).body as unknown as {
    me: { member: string }
  }
  const suspension = node.inCommittee(`/participants/${me.member}/suspension`)
  expect((await node.request('POST', suspension, secretary, { reason: 'a reason' })).status).toBe(200)
  expect((await node.request('POST', suspension, delegate, { reason: 'a reason' })).status).toBe(403)
  expect((await node.request('POST', node.inCommittee('/erasures'), delegate, erase)).status).toBe(403)
  expect((await node.request('GET', '/committees/other', secretary)).status).toBe(403)
  await node.request('POST', '/sign-out', delegate)
  await until(() => called('signed-out').length === 1)

  expect(called('persona-signed-in')).toHaveLength(2)
  expect(called('sign-in-failed').length).toBeGreaterThanOrEqual(5)
  expect(called('limit-hit').length).toBeGreaterThanOrEqual(1)
  expect(called('foreign-origin')).toHaveLength(1)
  expect(called('rights-changed')).toMatchObject([
    { command: 'suspendParticipant', committee: 'hlsg', log: 'security' },
  ])
  expect(called('denied').map(({ command }) => command)).toEqual(['suspendParticipant', 'eraseWords', undefined])
  expect(called('words-erased')).toMatchObject([{ command: 'eraseWords', seq: expect.any(Number) }])
  const networks = new Set(events().map(({ network }) => network))
  expect([...networks]).toEqual([expect.stringMatching(/^[\w-]{16}$/)])
  expect(lines.join('\n')).not.toMatch(/127\.0\.0\.1|::1|example\.org|some words|a reason|wrong"/)
})

test('[O20] an export of the record is in the security log, reading it is not', async () => {
  const cookie = await node.signIn('pernille-dalgaard')
  expect((await node.request('GET', node.inCommittee('/record?limit=5'), cookie)).status).toBe(200)
  expect((await node.request('GET', node.inCommittee('/record?limit=5&purpose=export'), cookie)).status).toBe(200)
  await until(() => called('exported').length > 0)
  expect(called('exported')).toEqual([expect.objectContaining({ committee: 'hlsg', member: expect.any(String) })])
})

test('[L23] a socket without a login session is told so, and its connection is closed at once', async () => {
  const client = node.connect('')
  const closed = new Promise((resolve) => client.io.engine.once('close', resolve))
  const [error] = await once(client as never, 'connect_error')
  expect(error.message).toBe('not-signed-in')
  await closed
})

test('[O10] [L23] a socket from a foreign origin is refused, and that is in the security log', async () => {
  const client = node.connect('', 'https://a.example')
  await once(client as never, 'connect_error')
  await until(() => called('socket-refused').length === 1)
  expect(called('socket-refused')).toMatchObject([{ reason: 'foreign-origin' }])
})
