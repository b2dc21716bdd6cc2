import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Socket } from 'socket.io-client'
import { COMMITTEE, type Node, ORIGIN, startNode, until } from './live/node.fixture.ts'
import { createLog, faultOf } from './log.ts'
import { AppendFailed } from './record/entry-store.ts'

const lines: string[] = []
let node: Node
beforeAll(async () => {
  node = await startNode({}, undefined, createLog('trace', { write: (line) => lines.push(line) }))
})
afterAll(() => node.stop())

const about = (part: object) => lines.map((line) => JSON.parse(line)).filter((line) => matches(line, part))
const matches = (line: Record<string, unknown>, part: object) =>
  Object.entries(part).every(([key, value]) => line[key] === value)

async function signIn(body: object) {
  const headers = { origin: ORIGIN, 'content-type': 'application/json' }
  return fetch(`${node.address}/api/v1/sign-in`, { method: 'POST', headers, body: JSON.stringify(body) })
}

test('[O8] the log holds no words, names, addresses, passwords, cookies or tokens', async () => {
  const cookie = await node.signIn('renata-siqueira')
  const words = 'the words that somebody wrote'
  const { comment, seq } = await node.say(cookie, words)
  await node.say(cookie, words)
  const edit = node.inCommittee(`/comments/${comment}/edition`)
  await node.request('POST', edit, cookie, { body: words, unknown: words })
  await node.request('GET', node.inCommittee(`/record?search=${encodeURIComponent(words)}`), cookie)
  await signIn({ email: 'ada@example.org', password: 'correct horse battery staple' })
  const { client } = await node.follow(cookie, seq)
  await (client as Socket).emitWithAck('subscribe', { committee: 'elsewhere', cursor: 0 })
  client.disconnect()
  await until(() => about({ msg: 'Disconnected' }).length > 0)

  const { body } = await node.request('GET', node.inCommittee(''), cookie)
  const { member } = body.me as { member: string }
  expect(about({ command: 'postComment', member, committee: COMMITTEE, outcome: 'accepted', seq })).toHaveLength(1)
  expect(about({ msg: 'Subscribed', outcome: 'not-a-participant' })).toHaveLength(1)
  const token = cookie.split('=')[1] ?? cookie
  for (const secret of [words, encodeURIComponent(words), 'ada@', 'horse', token, 'Siqueira', 'Renata', 'mongodb:']) {
    expect([secret, lines.filter((line) => line.includes(secret))]).toEqual([secret, []])
  }
})

test('[O8] the log of an error of the store leaves out its documents, and the quotations in its message', () => {
  const words = 'what somebody wrote'
  const cause = Object.assign(new Error(`E11000 dup key: { email: "${words}" } at mongodb://root:${words}@db/`), {
    code: 11000,
    writeErrors: [{ op: { texts: { a: words } } }],
  })
  const fault = faultOf(new AppendFailed(true, cause))
  expect(JSON.stringify(fault)).not.toContain(words)
  expect(fault).toMatchObject({ message: 'The record has moved on', cause: { code: 11000 } })
  expect(fault.stack).toMatch(/at .*log\.test\.ts/)
})

test.each([
  () => JSON.parse('he said what somebody wrote'),
  () => JSON.parse('"what somebody wrote'),
  () => Reflect.get(Object(null), 'x').call('what somebody wrote'),
  () => new URL('what somebody wrote'),
])('[O8] the message of a bug does not quote its subject: %p', (bug) => {
  try {
    bug()
  } catch (error) {
    expect(faultOf(error).message).not.toMatch(/somebody wrote|he said/)
    expect(faultOf(error).stack).toContain('log.test.ts')
    return
  }
  throw new Error('It did not fail')
})
