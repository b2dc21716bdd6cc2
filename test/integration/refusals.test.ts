import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { commandContracts } from '@quorate/shared/contracts/commands'
import type { CommandAnswer } from '@quorate/shared/contracts/events'
import type { Committee } from '@quorate/shared/contracts/membership'
import type { RecordPage } from '@quorate/shared/contracts/record'
import type { Comments } from '@quorate/shared/contracts/threads'
import type { Vote } from '@quorate/shared/contracts/votes'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import { REFUSALS } from '@quorate/shared/domain/refusals'
import { amendmentOf, dataOf, type Ground, ground } from '../support/amendment.ts'
import {
  type Answer,
  COMMITTEE,
  createHttpClient,
  type HttpClient,
  refusalOf,
  type Sent,
  signedIn,
} from '../support/http-client.ts'
import { ALTERNATE, BUSINESS, CHAIR, HEADS, OBSERVER, SECRETARY } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { connectSocket } from '../support/socket-client.ts'

/** Refusals. Every one carries a code, its status and a sentence, and leaves the record complete. */

let server: ServerProcess
let chair: HttpClient
let secretary: HttpClient
let business: HttpClient
let observer: HttpClient
let heads: HttpClient[]
let delegate: HttpClient
let on: Ground
let thread: string

beforeAll(async () => {
  server = await startServerProcess()
  const enter = (persona: string) => signedIn(server.origin, persona)
  chair = await enter(CHAIR)
  secretary = await enter(SECRETARY)
  business = await enter(BUSINESS)
  observer = await enter(OBSERVER)
  heads = await Promise.all(HEADS.map(enter))
  delegate = head(0)
  on = await ground(delegate)
  thread = (await tabled(delegate, 'p1-s4-3')).thread
})

afterAll(() => server?.dispose())

function head(index: number): HttpClient {
  const found = heads[index]
  if (!found) throw new Error(`There is no head ${index}`)
  return found
}

async function tabled(sponsor: HttpClient, provision: string): Promise<{ work: string; thread: string }> {
  return dataOf(await sponsor.command('/proposals', amendmentOf(on, provision, `Note ${randomUUID()}.`)), 'WorkBrought')
}

/** A vote that is open, in a session of its own. */
async function openVote(provision: string): Promise<{ vote: string; session: string }> {
  const { work } = await tabled(delegate, provision)
  const agenda = [{ title: 'An amendment', works: [work] }]
  const scheduled = await chair.command('/sessions', { title: 'A vote', startsAt: 0, timeZone: 'UTC', agenda })
  const { session, agenda: items } = dataOf(scheduled, 'SessionScheduled')
  await chair.command(`/sessions/${session}/opening`)
  await chair.command(`/sessions/${session}/current-item`, { item: items[0]?.item })
  const question = 'Shall it be adopted?'
  const put = { work, session, question, method: 'roll-call', profile: 'un-important' }
  return { session, vote: dataOf(await chair.command('/votes', put), 'VoteOpened').vote }
}

async function closeBoth({ vote, session }: { vote: string; session: string }): Promise<void> {
  await chair.send(`/votes/${vote}/closing`)
  await chair.command(`/sessions/${session}/closing`)
}

/** How many answers are the same, and how many of each status there are. */
function tally(answers: readonly Answer[]) {
  const statuses = Object.fromEntries([...new Set(answers.map(({ status }) => status))].map((one) => [one, 0]))
  for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1
  return statuses
}

const accepted = (answers: readonly Answer[]) =>
  answers.filter(({ status }) => status === 200).map(({ body }) => body as CommandAnswer)
const refused = (answers: readonly Answer[]) => answers.filter(({ status }) => status !== 200).map(refusalOf)

const fifty = <T>(make: (index: number) => Promise<T>) => Promise.all(Array.from({ length: 50 }, (_, i) => make(i)))

/** Each value of a path's parameters is some id. */
const fill = (path: string) => path.replaceAll(/\{\w+\}/g, 'x1')

describe('who may ask', () => {
  test('[H1] a caller who is not signed in gets nothing of a committee', async () => {
    const stranger = createHttpClient(server.origin)
    for (const { path } of commandContracts) {
      expect(refusalOf(await stranger.send(fill(path)))).toMatchObject({ status: 401, code: 'not-signed-in' })
    }
    const { paths } = (await stranger.request('GET', '/api/v1/openapi.json')).body as {
      paths: Record<string, Record<string, unknown>>
    }
    const queries = Object.entries(paths).filter(([path, methods]) => path.includes('{committee}') && 'get' in methods)
    expect(queries.length).toBeGreaterThan(15)
    for (const [path] of queries) {
      const address = `/api/v1${fill(path.replace('/api/v1', '').replace('{committee}', COMMITTEE))}`
      expect(refusalOf(await stranger.request('GET', address))).toMatchObject({ status: 401, code: 'not-signed-in' })
    }
  })

  test('[H1] an ended login session, or an invented cookie, lets nobody in', async () => {
    const leaving = await signedIn(server.origin, ALTERNATE)
    const cookie = leaving.cookieHeader()
    await leaving.request('POST', '/api/v1/sign-out')
    for (const held of [cookie, cookie.replace(/.{8}$/, 'AAAAAAAA'), '__Host-quorate=; quorate=x']) {
      const ask = (path: string) =>
        createHttpClient(server.origin).request('GET', `/api/v1${path}`, { headers: { cookie: held } })
      expect((await ask('/me')).body).toBeNull()
      expect(refusalOf(await ask(`/committees/${COMMITTEE}`))).toMatchObject({ status: 401, code: 'not-signed-in' })
    }
  })

  test('[H1] a wrong password and an unknown address look the same', async () => {
    const stranger = createHttpClient(server.origin)
    const [known, unknown] = await Promise.all(
      [`${SECRETARY}@example.org`, 'nobody@example.org'].map((email) =>
        stranger.request('POST', '/api/v1/sign-in', { body: { email, password: 'not the password' } }),
      ),
    )
    if (!known || !unknown) throw new Error('No answer')
    expect(refusalOf(known)).toMatchObject({ status: 401, code: 'wrong-credentials' })
    expect(refusalOf(known)).toEqual(refusalOf(unknown))
  })

  test('[H2] a wrong capacity is refused in words for it', async () => {
    const cases: [HttpClient, string, object, string][] = [
      [business, '/proposals', amendmentOf(on, 'p1-s4-3', 'No.'), 'not-allowed'],
      [observer, `/threads/${thread}/comments`, { body: 'Hello', replyTo: null }, 'not-allowed'],
      [delegate, `/threads/${thread}/closing`, {}, 'not-allowed'],
      [secretary, `/threads/${thread}/closing`, {}, 'not-allowed'],
      [chair, '/mandates', documentFromText({ en: 'M' }, { en: '1. To act.' }), 'not-allowed'],
      [
        business,
        '/sessions',
        { title: 'S', startsAt: 0, timeZone: 'UTC', agenda: [{ title: 'A', works: [] }] },
        'not-allowed',
      ],
      [delegate, '/erasures', { subject: { kind: 'comment', id: 'x' }, reason: 'no' }, 'not-allowed'],
    ]
    for (const [who, path, body, code] of cases) {
      expect(refusalOf(await who.send(path, body))).toEqual({
        status: 403,
        code,
        message: expect.stringMatching(/^\p{Lu}.+\.$/u),
      })
    }
  })

  test('[H2] those who do not vote are told why: business, observer, Secretariat, chair, and delegates without the credential', async () => {
    const open = await openVote('p1-s3-1')
    const alternate = await signedIn(server.origin, ALTERNATE)
    const cases: [HttpClient, string][] = [
      [business, 'business-does-not-vote'],
      [observer, 'observers-do-not-vote'],
      [secretary, 'secretariat-does-not-vote'],
      [chair, 'chair-does-not-vote'],
      [alternate, 'not-credentialed'],
    ]
    for (const [who, code] of cases) {
      expect(refusalOf(await who.send(`/votes/${open.vote}/ballot`, { choice: 'for' }))).toMatchObject({
        status: 403,
        code,
      })
    }
    await closeBoth(open)
  })

  test('[H3] an unknown id is not found, and a committee that is not one’s own looks like none', async () => {
    for (const path of [
      '/works/p404',
      '/works/p404/chain',
      '/proposals/p404',
      '/votes/v404',
      '/threads/t404',
      '/decisions/d404',
      '/sessions/s404',
    ]) {
      const answer = await delegate.request('GET', `/api/v1/committees/${COMMITTEE}${path}`)
      expect(refusalOf(answer)).toMatchObject({ status: 404, code: 'not-found' })
    }
    const gone = await delegate.send('/threads/t404/comments', { body: 'Hello', replyTo: null })
    expect(refusalOf(gone)).toMatchObject({ status: 404, code: 'not-found' })
    const foreign = await delegate.request('GET', '/api/v1/committees/elsewhere/record')
    expect(refusalOf(foreign)).toMatchObject({ status: 403, code: 'not-a-participant' })
    const nowhere = await delegate.request('GET', '/api/v1/nowhere')
    expect(refusalOf(nowhere)).toMatchObject({ status: 404, code: 'unknown-route' })
    for (const id of ['../accounts', '..%2f..', '$where', 'x'.repeat(65)]) {
      const answer = await delegate.request('GET', `/api/v1/committees/${COMMITTEE}/votes/${encodeURIComponent(id)}`)
      expect([404, 422]).toContain(answer.status)
    }
  })
})

describe('the same command again', () => {
  const comment = (body: string) => ({ body, replyTo: null })

  test('[H4] the same command twice has one effect and the same answer', async () => {
    const key = randomUUID()
    const first = await delegate.command(`/threads/${thread}/comments`, comment('Once.'), key)
    expect(await delegate.command(`/threads/${thread}/comments`, comment('Once.'), key)).toEqual(first)
  })

  test('[H4] fifty at once with one key have one effect and one answer', async () => {
    const key = randomUUID()
    const answers = await fifty(() => delegate.command(`/threads/${thread}/comments`, comment('Fifty.'), key))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const { comments } = await delegate.query<Comments>(`/threads/${thread}/comments`)
    expect(comments.filter(({ body }) => body === 'Fifty.')).toHaveLength(1)
  })

  test('[H4] one key with two requests: the first is valid, the other is refused', async () => {
    const key = randomUUID()
    await delegate.command(`/threads/${thread}/comments`, comment('The first.'), key)
    const other = await delegate.send(`/threads/${thread}/comments`, comment('The second.'), key)
    expect(refusalOf(other)).toMatchObject({ status: 409, code: 'key-reused' })
    const elsewhere = await business.send(`/threads/${thread}/comments`, comment('A key of my own.'), key)
    expect(elsewhere.status).toBe(200)
  })

  test('[H4] a command without a usable key is refused', async () => {
    for (const key of ['', 'two words', 'é', 'x'.repeat(201)]) {
      const headers: Record<string, string> = key === '' ? {} : { 'idempotency-key': key }
      const answer = await delegate.request('POST', `/api/v1/committees/${COMMITTEE}/threads/${thread}/comments`, {
        body: comment('No key'),
        headers,
      })
      expect(refusalOf(answer)).toMatchObject({ status: 422, code: 'invalid-request' })
    }
  })
})

describe('ballots', () => {
  test('[H5] fifty casts at once by one delegation are one effective ballot, the last one recorded', async () => {
    const open = await openVote('p1-s3-2')
    const choices = ['for', 'against', 'abstain']
    const answers = await fifty((i) => delegate.send(`/votes/${open.vote}/ballot`, { choice: choices[i % 3] }))
    expect(tally(answers)).toEqual({ 200: 50 })
    const last = accepted(answers)
      .sort((a, b) => a.seq - b.seq)
      .at(-1)
    const { vote, mine } = await delegate.query<Vote>(`/votes/${open.vote}`)
    expect(vote.cast).toBe(1)
    expect(mine?.choice).toBe(last && dataOf(last, 'BallotCast').choice)
    const { result } = dataOf(await chair.command(`/votes/${open.vote}/closing`), 'VoteClosed')
    expect(result.for + result.against + result.abstain).toBe(1)
    await closeBoth(open)
  })

  test('[H5] a cast that races the close counts if the record has it before the close, and is refused if not', async () => {
    const open = await openVote('p1-s3-3')
    const casting = heads.map((one) => one.send(`/votes/${open.vote}/ballot`, { choice: 'for' }))
    const [closing, ...casts] = await Promise.all([chair.command(`/votes/${open.vote}/closing`), ...casting])
    const { result } = dataOf(closing, 'VoteClosed')
    expect(result.for).toBe(accepted(casts).length)
    for (const { seq } of accepted(casts)) expect(seq).toBeLessThan(closing.seq)
    for (const refusal of refused(casts)) expect(refusal).toMatchObject({ status: 409, code: 'vote-closed' })

    const late = await head(11).send(`/votes/${open.vote}/ballot`, { choice: 'against' })
    expect(refusalOf(late)).toMatchObject({ status: 409, code: 'vote-closed' })
    await closeBoth(open)
  })

  test('[H5] a cast that a delegate had queued before being suspended is refused once they are', async () => {
    const open = await openVote('p1-s2-1')
    const voter = head(9)
    const { me } = await voter.query<Committee>('')
    const queued = Array.from({ length: 20 }, () => randomUUID())
    const suspending = secretary.command(`/participants/${me.member}/suspension`, { reason: 'Credentials withdrawn.' })
    const casts = queued.map((key) => voter.send(`/votes/${open.vote}/ballot`, { choice: 'against' }, key))
    const [suspension, ...answers] = await Promise.all([suspending, ...casts])
    for (const { seq } of accepted(answers)) expect(seq).toBeLessThan(suspension.seq)
    for (const refusal of refused(answers)) expect(refusal).toMatchObject({ status: 403, code: 'suspended' })

    const afterwards = await voter.send(`/votes/${open.vote}/ballot`, { choice: 'for' })
    expect(refusalOf(afterwards)).toMatchObject({ status: 403, code: 'suspended' })
    expect((await voter.query<Committee>('')).me.suspended).toBe(true)
    await secretary.command(`/participants/${me.member}/reinstatement`)
    await closeBoth(open)
  })
})

describe('what is not in order', () => {
  test('[H6] a comment on a closed debate', async () => {
    const { thread: closed } = await tabled(delegate, 'p1-s4-2')
    await chair.command(`/threads/${closed}/closing`)
    const answer = await business.send(`/threads/${closed}/comments`, { body: 'Still?', replyTo: null })
    expect(refusalOf(answer)).toMatchObject({ status: 409, code: 'debate-closed' })
  })

  test('[H6] an amendment of an unknown provision, or that changes nothing', async () => {
    const amendment = amendmentOf(on, 'p1-s4-3', 'Something.')
    const missing = [{ op: 'replace-text', provision: 'p9-s9-9', language: 'en', text: 'Nothing to replace.' }]
    expect(refusalOf(await delegate.send('/proposals', { ...amendment, operations: missing }))).toMatchObject({
      status: 409,
      code: 'provision-not-found',
    })
    const text = on.provisions.find(({ id }) => id === 'p1-s4-3')?.text.en
    const idle = [{ op: 'replace-text', provision: 'p1-s4-3', language: 'en', text }]
    expect(refusalOf(await delegate.send('/proposals', { ...amendment, operations: idle }))).toMatchObject({
      status: 422,
      code: 'nothing-changed',
    })
  })

  test.each([
    ['without provisions', 'A letter to a friend.\n\nWith kind regards.'],
    ['empty', ''],
  ])('[H7] a mandate or an instrument that is %s is refused, with the reason', async (_kind, en) => {
    for (const path of ['/mandates', '/instruments'])
      expect(refusalOf(await secretary.send(path, documentFromText({ en: 'A text' }, { en })))).toEqual({
        status: 422,
        code: 'invalid-document',
        message: expect.stringMatching(/.{15}/),
      })
  })

  test('[H7] a document of 10 MB is refused before it is read', async () => {
    const front = { en: ['To act.\n'.repeat(1_000_000)] }
    const document = documentFromText({ en: 'A mandate' }, { en: '1. To act.' })
    const answer = await secretary.send('/mandates', { ...document, surroundings: { ...document.surroundings, front } })
    expect(refusalOf(answer)).toMatchObject({ status: 413, code: 'request-too-large' })
  })
})

describe('bodies and headers', () => {
  const comments = () => `/api/v1/committees/${COMMITTEE}/threads/${thread}/comments`

  function post(sent: Sent): Promise<Answer> {
    return delegate.request('POST', comments(), {
      ...sent,
      headers: { 'idempotency-key': randomUUID(), 'content-type': 'application/json', ...sent.headers },
    })
  }

  const bytes = (text: string) => new TextEncoder().encode(text)

  test.each([
    ['an unknown key', '{"body":"Hello","replyTo":null,"audience":"public"}'],
    ['an operator for a text', '{"body":{"$ne":null},"replyTo":null}'],
    ['an operator for an id', '{"body":"Hello","replyTo":{"$ne":null}}'],
    ['__proto__', '{"__proto__":{"replyTo":null},"body":"Hello","replyTo":null}'],
    ['constructor', '{"constructor":{"prototype":{"x":1}},"body":"Hello","replyTo":null}'],
    ['a lone surrogate', '{"body":"Hello \\ud800","replyTo":null}'],
    ['a NUL', '{"body":"Hello \\u0000","replyTo":null}'],
    ['nothing but white space', '{"body":"   ","replyTo":null}'],
    ['a missing key', '{"body":"Hello"}'],
    ['a list', '[{"body":"Hello","replyTo":null}]'],
    ['a number', '42'],
    ['a text that is too long', `{"body":"${'x'.repeat(20_001)}","replyTo":null}`],
  ])('[H8] a body with %s is refused', async (_what, text) => {
    expect(refusalOf(await post({ body: bytes(text) }))).toMatchObject({ status: 422, code: 'invalid-request' })
  })

  test('[H8] bytes that are not UTF-8 are refused, never repaired', async () => {
    const body = Uint8Array.from([...bytes('{"replyTo":null,"body":"'), 0xed, 0xa0, 0x80, ...bytes('"}')])
    expect(refusalOf(await post({ body }))).toMatchObject({ status: 400, code: 'malformed-request' })
  })

  test('[H8] half of JSON is refused', async () => {
    const answer = await post({ body: bytes('{"body":"Hello"') })
    expect(refusalOf(answer)).toMatchObject({ status: 400, code: 'malformed-request' })
  })

  test.each(['UTF-16LE', 'iso-8859-1', '"utf-7"', 'utf-8x'])('[H15] a body in %s is refused', async (charset) => {
    const type = `application/json; charset=${charset}`
    const answer = await post({ body: bytes('{"body":"Hello","replyTo":null}'), headers: { 'content-type': type } })
    expect(refusalOf(answer)).toMatchObject({ status: 415, code: 'unsupported-media' })
  })

  test.each([
    ['nested too deeply', `{"body":${'['.repeat(30_000)}`, 'nested'],
    ['with too many values', `{"body":[${'1,'.repeat(25_000)}1]}`, 'values'],
  ])('[H15] a body %s is refused', async (_what, text, word) => {
    expect(refusalOf(await post({ body: bytes(text) }))).toEqual({
      status: 422,
      code: 'invalid-request',
      message: expect.stringContaining(word),
    })
  })

  test('[H8] a body of 1 MB is refused by a command that needs less', async () => {
    const body = bytes(`{"body":"${'x'.repeat(1024 * 1024)}","replyTo":null}`)
    expect(refusalOf(await post({ body }))).toMatchObject({ status: 413, code: 'request-too-large' })
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    '[H8] a body as %s is refused',
    async (type) => {
      const answer = await post({ body: bytes('{"body":"Hello","replyTo":null}'), headers: { 'content-type': type } })
      expect(refusalOf(answer)).toMatchObject({ status: 415, code: 'unsupported-media' })
    },
  )

  test.each(['https://elsewhere.example', 'null', ''])(
    '[H8] a write from the origin “%s” is refused',
    async (origin) => {
      const answer = await post({ body: { body: 'Hello', replyTo: null }, headers: { origin } })
      expect(refusalOf(answer)).toMatchObject({ status: 403, code: 'foreign-origin' })
      const signIn = await createHttpClient(server.origin).request('POST', '/api/v1/sign-in/persona', {
        body: { persona: SECRETARY },
        headers: { origin },
      })
      expect(refusalOf(signIn)).toMatchObject({ status: 403, code: 'foreign-origin' })
    },
  )

  test('[H8] parameters of a query are held to their contract, too', async () => {
    for (const query of ['limit=0', 'limit=x', 'limit=1&limit=2', 'area[$ne]=votes', 'minSeq=-1', 'unknown=1']) {
      const answer = await delegate.request('GET', `/api/v1/committees/${COMMITTEE}/record?${query}`)
      expect([query, refusalOf(answer)]).toMatchObject([query, { status: 422, code: 'invalid-request' }])
    }
  })
})

describe('sockets', () => {
  test('[H9] a socket from a foreign Origin, or without a login session, is not connected', async () => {
    await expect(connectSocket(delegate, { origin: 'https://elsewhere.example' })).rejects.toThrow()
    await expect(connectSocket(createHttpClient(server.origin))).rejects.toThrow('not-signed-in')
  })

  test('[H9] a committee one may not see cannot be subscribed to', async () => {
    const client = await connectSocket(delegate)
    const answer = await new Promise((resolve) => {
      client.socket.emit('subscribe', { committee: 'elsewhere', cursor: 0 }, resolve)
    })
    expect(answer).toEqual({ ok: false, error: { code: 'not-a-participant', message: expect.stringMatching(/.{15}/) } })
    await business.command(`/threads/${thread}/comments`, { body: 'Not for that socket.', replyTo: null })
    await client.subscribe(0)
    expect(client.batches.every(({ committee }) => committee === COMMITTEE)).toBe(true)
    client.close()
  })

  test('[H9] nonsense on a socket is refused, and the connection stays open', async () => {
    const client = await connectSocket(delegate)
    const send = (request: unknown) =>
      new Promise((resolve) =>
        client.socket.emit('subscribe', request as { committee: string; cursor: number }, resolve),
      )
    for (const request of [null, {}, { committee: { $ne: null }, cursor: 0 }, { committee: COMMITTEE, cursor: -1 }]) {
      expect(await send(request)).toMatchObject({ ok: false, error: { code: 'invalid-request' } })
    }
    expect(await client.subscribe(0)).toMatchObject({ ok: true })
    client.close()
  })
})

/** What comes back for a TRACE with a cookie; `fetch` does not send any. */
function trace(path: string): Promise<string> {
  const { host, port } = new URL(server.origin)
  const socket = connect(Number(port), 'localhost')
  socket.end(`TRACE ${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: a=secret\r\nConnection: close\r\n\r\n`)
  return text(socket)
}

describe('answers', () => {
  test('[H10] a refusal carries its code, the status of that code, a sentence and the number of the request', async () => {
    const answer = await business.send('/proposals', amendmentOf(on, 'p1-s4-3', 'No.'))
    const { error, requestId } = answer.body as { error: { code: 'not-allowed'; message: string }; requestId: string }
    expect(answer.status).toBe(REFUSALS[error.code].status)
    expect(error.message).toMatch(/^\p{Lu}.+\.$/u)
    expect(answer.headers.get('x-request-id')).toBe(requestId)
  })

  test.each([
    ['GET', '/', 200],
    ['GET', '/robots.txt', 404],
    ['POST', '/', 404],
    ['OPTIONS', '/hlsg', 404],
    ['GET', '/assets/nothing.js', 404],
    ['GET', '/api/v1/health', 200],
    ['GET', '/api/v1/me', 200],
    ['GET', '/api/v2/me', 404],
    ['GET', '/socket.io/', 400],
  ])(
    '[H10] the answer to %s %s forbids framing, sniffing, foreign scripts and caching',
    async (method, path, status) => {
      const answer = await delegate.request(method, path)
      const { headers } = answer
      expect(answer.status).toBe(status)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      // Nothing may run of an answer that is no page.
      if (/^\/(api|assets|socket)/.test(path)) expect(policy).not.toContain('script-src')
      else expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+'(;|$)/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
      if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store')
    },
  )

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    '[H20] a page knows no %s, and says so as a refusal',
    async (method) => {
      const answer = await createHttpClient(server.origin).request(method, '/hlsg/today')
      expect(refusalOf(answer)).toMatchObject({ status: 404, code: 'unknown-route' })
    },
  )

  test('[H20] TRACE gives back nothing of what was sent', async () => {
    const answer = await trace('/hlsg/today')
    expect(answer).toMatch(/^HTTP\/1\.1 404 /)
    expect(answer).not.toContain('secret')
  })

  test.each([
    ['/', 200],
    ['/sign-in', 200],
    ['/hlsg', 200],
    ['/hlsg/today', 200],
    ['/hlsg/today/', 200],
    ['/hlsg/mandate/md1/Annex%201.3', 200],
    ['/hlsg/instrument/in1', 200],
    ['/hlsg/instrument/in1/2', 200],
    ['/nobody-knows', 200],
    ['/hlsg/works/nobody-knows', 200],
    ['/hlsg/nowhere', 404],
    ['/hlsg/sessions/s1/nowhere', 404],
    ['/robots.txt', 404],
    ['/.env', 404],
    ['/wp-admin/setup.php', 404],
  ])('[H17] the page %s is answered %i', async (path, status) => {
    const answer = await createHttpClient(server.origin).request('GET', path)
    expect([answer.status, String(answer.body).includes('<div id="root">')]).toEqual([status, true])
    expect(answer.headers.get('permissions-policy')).toContain('camera=(), microphone=(), geolocation=()')
    // Chromium does not know it, and would say so in the console of every page.
    expect(answer.headers.get('permissions-policy')).not.toContain('bluetooth')
  })

  test('[H18] signing out ends the session and empties the storage of the device', async () => {
    const answer = await (await signedIn(server.origin, ALTERNATE)).request('POST', '/api/v1/sign-out')
    expect(answer.headers.get('clear-site-data')).toBe('"storage"')
  })

  test('[H13] a browser may keep the text of a version, and asks each time whether it still may', async () => {
    const path = `/api/v1/committees/${COMMITTEE}/instruments/${on.instrument}/versions/${on.version}/provisions`
    const { headers } = await delegate.request('GET', path)
    expect(headers.get('cache-control')).toBe('private, no-cache')
    const tag = headers.get('etag') ?? ''
    expect(tag).not.toBe('')
    const kept = { headers: { 'if-none-match': tag } }
    expect(await business.request('GET', path, kept)).toMatchObject({ status: 304, body: '' })
    expect(await business.request('GET', `${path}?limit=10`, kept)).toMatchObject({ status: 200 })
    const stranger = await createHttpClient(server.origin).request('GET', path, kept)
    expect(stranger.status).toBe(401)
    expect(stranger.headers.get('etag')).toBeNull()
  })

  test('[H11] the OpenAPI document names every command, and every refusal', async () => {
    const { body } = await delegate.request('GET', '/api/v1/openapi.json')
    const { openapi, paths } = body as { openapi: string; paths: Record<string, { post?: object }> }
    expect(openapi).toMatch(/^3\.1\./)
    for (const { path } of commandContracts) {
      const address = Object.keys(paths).find((one) => one.endsWith(`/committees/{committee}${path}`))
      expect([path, address && paths[address]?.post]).toEqual([path, expect.any(Object)])
    }
    const text = JSON.stringify(body)
    for (const code of Object.keys(REFUSALS)) expect(text).toContain(`"${code}"`)
  })
})

test('[H12] after all of this the record is complete: no number is missing, and every entry agrees with its commitments', async () => {
  const { seq } = await secretary.query<RecordPage>('/record?limit=1')
  await server.stop()
  expect(await server.admin('verify')).toContain(`${seq} entries agree, each with its own commitments`)
  expect(server.output()).not.toMatch(/A request failed/)
})
