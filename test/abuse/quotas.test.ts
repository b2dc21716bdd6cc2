import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Thread } from '@quorate/shared/contracts/threads'
import { amendmentOf, dataOf, ground } from '../support/amendment.ts'
import { COMMITTEE, type HttpClient, refusalOf, signedIn } from '../support/http-client.ts'
import { BUSINESS, CHAIR, HEADS } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { connectSocket } from '../support/socket-client.ts'

let server: ServerProcess
let delegate: HttpClient
let thread: string

beforeAll(async () => {
  server = await startServerProcess()
  // The other tests send more than people do.
  await server.stop()
  await server.start({ RATE_FACTOR: '1' })
  delegate = await signedIn(server.origin, HEADS[0])
  const tabled = await delegate.command('/proposals', amendmentOf(await ground(delegate), 'p1-s4-3', 'A note.'))
  thread = dataOf(tabled, 'WorkBrought').thread
})
afterAll(() => server?.dispose())

test('[H19] of a hundred comments at once thirty are taken, and the refusals say when it goes on', async () => {
  const posting = Array.from({ length: 100 }, (_, index) =>
    delegate.send(`/threads/${thread}/comments`, { body: `Comment ${index}`, replyTo: null }),
  )
  const answers = await Promise.all(posting)
  const refused = answers.filter(({ status }) => status !== 200)
  expect(answers.length - refused.length).toBe(30)
  for (const answer of refused) {
    expect(refusalOf(answer)).toMatchObject({ status: 429, code: 'rate-limited' })
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  const other = await signedIn(server.origin, BUSINESS)
  expect((await other.send(`/threads/${thread}/comments`, { body: 'Still here.', replyTo: null })).status).toBe(200)
})

test('[H19] of many deletions of a draft in a minute most are refused, and the refusals say when it goes on', async () => {
  const writer = await signedIn(server.origin, HEADS[2])
  const path = `/api/v1/committees/${COMMITTEE}/drafts/d1`
  const answers = await Promise.all(Array.from({ length: 600 }, () => writer.request('DELETE', path)))
  const refused = answers.filter(({ status }) => status === 429)
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(240)
  expect(refused.length).toBeGreaterThan(0)
  expect(refusalOf(refused[0] as (typeof answers)[number])).toMatchObject({ code: 'rate-limited' })
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('[Q46] a person who asks for the record twenty times at once is answered, or told that a later request counts', async () => {
  const asking = Array.from({ length: 20 }, () =>
    delegate.request('GET', `/api/v1/committees/${COMMITTEE}/record?area=decisions`),
  )
  const answers = await Promise.all(asking)
  expect(answers.map(({ status }) => status)).toContain(200)
  for (const answer of answers)
    if (answer.status !== 200) expect(refusalOf(answer)).toMatchObject({ status: 429, code: 'rate-limited' })
  expect((await delegate.request('GET', `/api/v1/committees/${COMMITTEE}/record`)).status).toBe(200)
})

test('[Q46] of twenty searches in a list at once some are answered, the last of them too, and the others are told why', async () => {
  const searching = Array.from({ length: 20 }, () =>
    delegate.request('GET', `/api/v1/committees/${COMMITTEE}/works?search=note`),
  )
  const answers = await Promise.all(searching)
  const refused = answers.filter(({ status }) => status !== 200)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThan(20)
  for (const answer of refused) expect(refusalOf(answer)).toMatchObject({ status: 429, code: 'rate-limited' })
})

test('[Q51] of a thousand queries at once at least those that may wait are answered, and the others are told why', async () => {
  const asking = Array.from({ length: 1000 }, () => delegate.request('GET', `/api/v1/committees/${COMMITTEE}/today`))
  const answers = await Promise.all(asking)
  const refused = answers.filter(({ status }) => status !== 200)
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(106)
  expect(refused.length).toBeGreaterThan(0)
  for (const answer of refused) expect(refusalOf(answer)).toMatchObject({ status: 429, code: 'rate-limited' })
})

test('[Q46] of ninety subscriptions of one socket the last one counts', async () => {
  const client = await connectSocket(delegate)
  const asked = Array.from({ length: 90 }, () => client.subscribe(0))
  const answers = await Promise.all(asked)
  expect(answers.at(-1)).toMatchObject({ ok: true })
  expect(answers.filter(({ ok }) => ok).length).toBeLessThan(90)
  client.close()
})

test('[T9] of ten comments at once in slow mode one is taken, and the summary says when the next may come', async () => {
  const chair = await signedIn(server.origin, CHAIR)
  await chair.command(`/threads/${thread}/slow-mode`, { seconds: 600 })
  const other = await signedIn(server.origin, HEADS[1])
  const began = Date.now()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => other.send(`/threads/${thread}/comments`, { body: 'At once.', replyTo: null })),
  )
  const refused = answers.filter(({ status }) => status !== 200)
  expect(refused).toHaveLength(9)
  for (const answer of refused) expect(refusalOf(answer)).toMatchObject({ status: 429, code: 'slow-mode' })
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(500)
  const { slow, can } = await other.query<Thread>(`/threads/${thread}`)
  expect([slow?.seconds, can.postComment]).toEqual([600, null])
  expect(slow?.next).toBeGreaterThan(began + 590_000)
  expect((await chair.query<Thread>(`/threads/${thread}`)).can.setSlowMode).toBeNull()
})
