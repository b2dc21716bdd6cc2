import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Committee } from '@quorate/shared/contracts/membership'
import { amendmentOf, dataOf, ground } from '../support/amendment.ts'
import { COMMITTEE, createHttpClient, type HttpClient, refusalOf, signedIn } from '../support/http-client.ts'
import { ALTERNATE, BUSINESS, HEADS, OBSERVER, SECRETARY } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

let server: ServerProcess
let observer: HttpClient
let secretary: HttpClient

beforeAll(async () => {
  server = await startServerProcess()
  observer = await signedIn(server.origin, OBSERVER)
  secretary = await signedIn(server.origin, SECRETARY)
})
afterAll(() => server?.dispose())

/** Announces a body of 4 MB and sends none of it: an answer was given without the body. */
function announce(path: string, client: HttpClient, headers: Record<string, string> = {}): Promise<string> {
  const sent = {
    host: new URL(server.origin).host,
    origin: server.origin,
    cookie: client.cookieHeader(),
    'content-type': 'application/json',
    'content-length': String(4_000_000),
    'idempotency-key': 'k',
    ...headers,
  }
  const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`)
  const socket = connect(Number(new URL(server.origin).port), 'localhost')
  socket.write(`POST /api/v1${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  return new Promise((resolve, reject) => {
    let answer = ''
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`The connection ended after: ${answer}`)))
    socket.setEncoding('utf8').on('data', (part: string) => {
      answer += part
      const [, status = '', code] = /^HTTP\/1\.1 (\d+) .*"code":"([\w-]+)"/s.exec(answer) ?? []
      if (code === undefined) return
      resolve(`${status} ${code}`)
      socket.removeAllListeners('close').destroy()
    })
  })
}

const IMPORT = `/committees/${COMMITTEE}/instruments`
const drafts = (committee: string) => `/committees/${committee}/drafts/d1`

test.each([
  ['an observer’s import', IMPORT, () => observer, {}, '403 not-allowed'],
  ['a stranger’s import', IMPORT, () => createHttpClient(server.origin), {}, '401 not-signed-in'],
  [
    'the Secretariat’s import from a foreign page',
    IMPORT,
    () => secretary,
    { origin: 'https://a.example' },
    '403 foreign-origin',
  ],
  ['an import for somebody else', IMPORT, () => secretary, { 'as-member': 'm-other' }, '401 not-signed-in'],
  ['an import without a key', IMPORT, () => secretary, { 'idempotency-key': '' }, '422 invalid-request'],
  [
    'an import into a committee that is not theirs',
    IMPORT.replace(COMMITTEE, 'other'),
    () => secretary,
    {},
    '403 not-a-participant',
  ],
  [
    'a comment far too long',
    `/committees/${COMMITTEE}/threads/t1/comments`,
    () => secretary,
    {},
    '413 request-too-large',
  ],
  [
    'signing in from a foreign page',
    '/sign-in',
    () => createHttpClient(server.origin),
    { origin: 'https://a.example' },
    '403 foreign-origin',
  ],
])('[H14] %s is refused before its body is read', async (_, path, client, headers, expected) => {
  expect(await announce(path, client(), headers)).toBe(expected)
})

/** What the server says to these bytes, until it closes the connection. */
async function answerTo(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(server.origin).port), 'localhost')
  socket.write(bytes)
  return text(socket)
}

const CHUNKED = 'Transfer-Encoding: chunked\r\n'
const hidden = 'GET /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n'

test.each([
  ['a length and chunks', `Content-Length: 6\r\n${CHUNKED}\r\n0\r\n\r\n${hidden}`],
  ['two lengths', `Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}${hidden}`],
  ['a length that is no number', `Content-Length: +2\r\n\r\n{}${hidden}`],
  ['a blank before the colon', `Content-Length : 2\r\n\r\n{}${hidden}`],
  ['an unknown coding', `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`],
  ['chunks that are not the last coding', `${CHUNKED}Transfer-Encoding: identity\r\n\r\n0\r\n\r\n${hidden}`],
  ['a header that is folded', `X: a\r\n Content-Length: 2\r\n\r\n${hidden}`],
  ['a bare line feed', `X: a\nContent-Length: 2\r\n\r\n{}${hidden}`],
])(
  '[H22] a request with %s is refused, and its connection closed: nothing behind it is taken for a request',
  async (_, rest) => {
    const answer = await answerTo(`POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\n${rest}`)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
  },
)

test('[H14] a draft in a committee that is not one’s own is refused before its body is read', async () => {
  const answer = await observer.request('PUT', `/api/v1${drafts('other')}`, { body: 'x'.repeat(100_000) })
  expect(refusalOf(answer)).toMatchObject({ status: 403, code: 'not-a-participant' })
})

test('[K5] [H14] a refusal before the body never replaces the answer that the same command got', async () => {
  const delegate = await signedIn(server.origin, HEADS[0])
  const tabling = await delegate.command('/proposals', amendmentOf(await ground(delegate), 'p1-s4-3', 'A note.'))
  const { thread } = dataOf(tabling, 'WorkBrought')
  const business = await signedIn(server.origin, BUSINESS)
  const { me } = await business.query<Committee>('')
  const post = (key: string) => business.send(`/threads/${thread}/comments`, { body: 'Hello', replyTo: null }, key)
  const first = await post('first')
  await secretary.command(`/participants/${me.member}/suspension`, { reason: 'A reason.' })
  expect(await post('first')).toMatchObject({ status: 200, body: first.body })
  expect(refusalOf(await post('second'))).toMatchObject({ status: 403, code: 'suspended' })
})

test('[H14] six bodies of 4 MB that their sender may not send keep nobody waiting', async () => {
  const body = new TextEncoder().encode(`{"title":${'['.repeat(4_000_000)}`)
  const alternate = await signedIn(server.origin, ALTERNATE)
  const sending = Array.from({ length: 6 }, () =>
    observer.request('POST', `/api/v1${IMPORT}`, { body, headers: { 'idempotency-key': 'k' } }).catch(() => null),
  )
  const began = performance.now()
  await alternate.query('')
  const waited = performance.now() - began
  const answers = await Promise.all(sending)
  for (const answer of answers) if (answer) expect(refusalOf(answer)).toMatchObject({ status: 403 })
  // Parsing only one of them takes over a second.
  expect(waited).toBeLessThan(6000)
})
