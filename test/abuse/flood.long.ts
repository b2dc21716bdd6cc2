import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { amendmentOf, dataOf, ground } from '../support/amendment.ts'
import { type Answer, COMMITTEE, createHttpClient, type HttpClient, signedIn } from '../support/http-client.ts'
import { BUSINESS, HEADS, OBSERVER } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { connectSocket } from '../support/socket-client.ts'

/** Milliseconds another person may wait meanwhile, on a busy machine: floods once held everybody up for 12 to 30 s. */
const HELD_UP_AT_MOST = 5000

let server: ServerProcess
let other: HttpClient
let comments: string

beforeAll(async () => {
  server = await startServerProcess()
  await server.stop()
  await server.start({ RATE_FACTOR: '1' })
  other = await signedIn(server.origin, BUSINESS)
  const head = await signedIn(server.origin, HEADS[0])
  const tabled = await head.command('/proposals', amendmentOf(await ground(head), 'p1-s4-3', 'A note.'))
  comments = `/threads/${dataOf(tabled, 'WorkBrought').thread}/comments`
})
afterAll(() => server?.dispose())

/** What came of the flood, and the longest that another person waited for a page meanwhile. */
async function during<T>(flood: Promise<T>): Promise<{ outcome: T; longest: number }> {
  let over = false
  const ended = flood.finally(() => {
    over = true
  })
  let longest = 0
  do {
    const began = performance.now()
    await other.query(comments)
    longest = Math.max(longest, performance.now() - began)
  } while (!over)
  return { outcome: await ended, longest }
}

const inParallel = <T>(count: number, run: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => run(index)))

/** That the server has closed a connection on which it was still being sent something. */
function isClosed(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(String(cause.code))
}

test('[H14] bodies of 4 MB by an observer are refused or cut off, and hold nobody up', async () => {
  const observer = await signedIn(server.origin, OBSERVER)
  const body = { body: 'x'.repeat(4_000_000), replyTo: null }
  const send = () =>
    observer.send(comments, body).then(
      ({ status }) => status,
      (error: unknown) => {
        if (isClosed(error)) return 'closed'
        throw error
      },
    )
  const { outcome, longest } = await during(inParallel(6, send))
  for (const ending of outcome) expect([403, 'closed']).toContain(ending)
  // The observer is still served.
  await observer.query('/today')
  expect(longest).toBeLessThan(HELD_UP_AT_MOST)
})

test('[H19] of 10,000 comments by one account few are taken', async () => {
  const script = await signedIn(server.origin, HEADS[1])
  const began = Date.now()
  const { outcome, longest } = await during(
    inParallel(20, async (worker) => {
      const answers: Answer[] = []
      for (let number = 0; number < 500; number += 1)
        answers.push(await script.send(comments, { body: `Comment ${worker}/${number}`, replyTo: null }))
      return answers
    }),
  )
  const statuses = outcome.flat().map(({ status }) => status)
  const minutes = Math.ceil((Date.now() - began) / 60_000)
  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(30 * (minutes + 1))
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
  expect(longest).toBeLessThan(HELD_UP_AT_MOST)
})

test('[L14] 50 sockets of one account with 99 subscriptions each hold nobody up', async () => {
  const script = await signedIn(server.origin, HEADS[2])
  const opened = await Promise.allSettled(Array.from({ length: 50 }, () => connectSocket(script)))
  const sockets = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value.socket] : []))
  expect(sockets.length).toBeGreaterThan(0)
  const told: unknown[] = []
  for (const socket of sockets) {
    for (let number = 0; number < 99; number += 1)
      socket.emit(
        'subscribe',
        { committee: COMMITTEE, cursor: 0 } as never,
        ((answer: unknown) => told.push(answer)) as never,
      )
  }
  const { longest } = await during(inParallel(20, () => other.query('/today')))
  for (const socket of sockets) socket.disconnect()
  expect(told.length).toBeGreaterThan(0)
  expect(longest).toBeLessThan(HELD_UP_AT_MOST)
})

test('[A14] guessed passwords are refused, and people sign in meanwhile', async () => {
  const stranger = createHttpClient(server.origin)
  const guess = (number: number) =>
    stranger.request('POST', '/api/v1/sign-in', {
      body: { email: `somebody${number}@example.org`, password: 'a guess' },
    })
  const { outcome, longest } = await during(inParallel(200, guess))
  for (const { status } of outcome) expect([401, 429]).toContain(status)
  await signedIn(server.origin, HEADS[3])
  expect(longest).toBeLessThan(HELD_UP_AT_MOST)
})
