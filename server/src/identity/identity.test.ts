import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { commandContracts } from '@quorate/shared/contracts/commands'
import { getHealth, getLiveness, getReadiness } from '@quorate/shared/contracts/health'
import { pino } from 'pino'
import { readConfig } from '../config/config.ts'
import { kernel } from '../kernel.ts'
import { newId } from '../new-id.ts'
import { type Running, startServer } from '../start.ts'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import { createAccounts } from './accounts.ts'
import { installationSecret } from './installation-secret.ts'
import { createSignInThrottle } from './sign-in-throttle.ts'

const ORIGIN = 'http://localhost:4998'
const HEALTH = [getHealth, getLiveness, getReadiness].map(({ path }) => path)
const PASSWORD = 'correct horse battery staple'

let temporary: TemporaryStore
let running: Running
let port: number
let accounts: ReturnType<typeof createAccounts>

beforeAll(async () => {
  temporary = await temporaryStore()
  accounts = createAccounts(temporary.connection, { now: Date.now, newId })
  const config = readConfig({
    PORT: '0',
    MONGODB_URI: temporary.uri,
    PUBLIC_ORIGIN: ORIGIN,
    TRUSTED_PROXIES: '127.0.0.1',
  })
  running = await startServer(config, pino({ level: 'silent' }))
  port = Number(new URL(running.origin).port)
  await accounts.create({ email: 'Ada@Example.org', password: PASSWORD, memberships: [] })
})
afterAll(async () => {
  await running.stop()
  await temporary.close()
})

type Answer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Record<string, unknown>
}

/** Over plain node:http, so that a test may send any header a browser would not let it send. */
function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const sent = {
    origin: ORIGIN,
    ...(text === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
    ...headers,
  }
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path: `/api/v1${path}`, headers: sent },
      (answer) => {
        let received = ''
        answer.on('data', (chunk) => {
          received += chunk
        })
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: JSON.parse(received) })
        })
      },
    )
    request.on('error', reject)
    request.end(text)
  })
}

/** Nobody is signed in: the answer is null. */
const codeOf = ({ body }: { body: Record<string, unknown> | null }) =>
  (body?.error as { code: string } | undefined)?.code
const cookieOf = ({ headers }: Answer) => headers['set-cookie']?.[0] ?? ''

test('[A4] the right password signs in by a cookie that scripts and other sites cannot use', async () => {
  const answer = await send('POST', '/sign-in', { email: 'ada@example.org', password: PASSWORD })
  expect(answer.status).toBe(200)
  expect(cookieOf(answer)).toMatch(
    /^__Host-quorate=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/,
  )
  const me = await send('GET', '/me', undefined, { cookie: cookieOf(answer).split(';')[0] ?? '' })
  expect(me.body).toMatchObject({ account: { email: 'ada@example.org' } })
  const stored = await temporary.connection.db?.collection('loginSessions').find({}).toArray()
  expect(JSON.stringify(stored)).not.toContain(cookieOf(answer).slice(15, 58))
})

test.each([
  ['the wrong password', { email: 'ada@example.org', password: 'wrong' }, 401, 'wrong-credentials'],
  ['an unknown address', { email: 'eve@example.org', password: PASSWORD }, 401, 'wrong-credentials'],
  [
    'a persona’s address, which has no password',
    { email: 'renata-siqueira@example.org', password: '' },
    422,
    'invalid-request',
  ],
  ['an operator instead of a password', { email: 'ada@example.org', password: { $ne: null } }, 422, 'invalid-request'],
  ['an operator instead of an address', { email: { $gt: '' }, password: 'x' }, 422, 'invalid-request'],
  ['an unknown field', { email: 'ada@example.org', password: PASSWORD, admin: true }, 422, 'invalid-request'],
])('[A4] %s does not sign in', async (_, body, status, code) => {
  const answer = await send('POST', '/sign-in', body)
  expect([answer.status, codeOf(answer), answer.headers['set-cookie']]).toEqual([status, code, undefined])
})

test('[A5] a write without the product’s own origin is refused, even from somebody signed in', async () => {
  const body = { email: 'ada@example.org', password: PASSWORD }
  for (const origin of ['https://elsewhere.example', 'null', `${ORIGIN}.evil.example`]) {
    const answer = await send('POST', '/sign-in', body, { origin })
    expect([answer.status, codeOf(answer)]).toEqual([403, 'foreign-origin'])
  }
})

test('[A15] a sign-in makes a new token, and ends the login session that the browser had', async () => {
  const signIn = (cookie: string) =>
    send('POST', '/sign-in', { email: 'ada@example.org', password: PASSWORD }, { cookie })
  const given = `__Host-quorate=${'a'.repeat(43)}`
  const first = cookieOf(await signIn(given)).split(';')[0] ?? ''
  expect(first).not.toBe(given)
  const second = cookieOf(await signIn(first)).split(';')[0] ?? ''
  const people = [given, first, second].map(async (cookie) => (await send('GET', '/me', undefined, { cookie })).body)
  expect(await Promise.all(people)).toEqual([null, null, expect.objectContaining({ account: expect.anything() })])
})

test('[A16] a login session ends after three days without use, and after fourteen days in any case', async () => {
  const HOUR = 3_600_000
  let time = Date.now()
  const later = createAccounts(temporary.connection, { now: () => time, newId })
  const account = await later.findByEmail('ada@example.org')
  if (account === null) throw new Error('Ada has an account')
  const after = async (token: string, hours: number) => {
    time += hours * HOUR
    return (await later.signedIn(token)) !== null
  }
  const unused = await later.open(account)
  expect([await after(unused.token, 71), await after(unused.token, 71), await after(unused.token, 73)]).toEqual([
    true,
    true,
    false,
  ])
  const used = await later.open(account)
  for (let times = 0; times < 7; times += 1) expect(await after(used.token, 47)).toBe(true)
  expect(await after(used.token, 8)).toBe(false)
})

/** A try from a network, on a device that has these cookies. */
function signIn(network: string, password: string, cookie = '', email = 'ada@example.org'): Promise<Answer> {
  return send('POST', '/sign-in', { email, password }, { 'x-forwarded-for': network, ...(cookie ? { cookie } : {}) })
}

/** Wrong tries, each as soon as it may be made, until the next has to wait for minutes. They pass on a clock of their own. */
async function guessOnAndOn(network: string, email: string): Promise<void> {
  let time = Date.now()
  const secret = await installationSecret(temporary.connection)
  const throttle = createSignInThrottle(temporary.connection, { secret, now: () => time })
  const guess = { network, email, device: null }
  for (let failures = 0; failures < 14; failures += 1) {
    const wait = await throttle.begin(guess)
    time += wait
    if (wait > 0) await throttle.begin(guess)
  }
}

/** The cookie by which a device is known, as a browser sends it. */
function deviceOf({ headers }: Answer): string {
  return headers['set-cookie']?.[1]?.split(';')[0] ?? ''
}

test('[A12] [A13] guesses slow down their network, and neither another one nor a known device', async () => {
  const before = await signIn('203.0.113.1', PASSWORD)
  expect(before.headers['set-cookie']?.[1]).toMatch(
    /^__Host-quorate-device=[\w.-]{66}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/,
  )
  for (let index = 0; index < 5; index += 1) expect((await signIn('203.0.113.9', 'wrong')).status).toBe(401)
  await guessOnAndOn('203.0.113.9', 'ada@example.org')
  const waiting = await signIn('203.0.113.9', PASSWORD)
  expect([waiting.status, codeOf(waiting)]).toEqual([429, 'rate-limited'])
  expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0)
  expect((await signIn('198.51.100.1', PASSWORD)).status).toBe(200)
  expect((await signIn('203.0.113.9', PASSWORD, deviceOf(before))).status).toBe(200)
})

test('[A13] a device is known only to the account that signed in on it, with the password of that time', async () => {
  await accounts.create({ email: 'bo@example.org', password: PASSWORD, memberships: [] })
  const [ada, bo] = [await signIn('203.0.113.2', PASSWORD), await signIn('203.0.113.2', PASSWORD, '', 'bo@example.org')]
  await guessOnAndOn('2001:db8:0:1::/64', 'bo@example.org')
  const forged = deviceOf(bo).replace(/=.{4}/, '=AAAA')
  for (const cookie of ['', deviceOf(ada), forged])
    expect([cookie, (await signIn('2001:db8:0:1::2', PASSWORD, cookie, 'bo@example.org')).status]).toEqual([
      cookie,
      429,
    ])
  expect((await signIn('2001:db8:0:1::2', PASSWORD, deviceOf(bo), 'bo@example.org')).status).toBe(200)
  const [other] = await temporary.connection.collection('accounts').find({ email: 'ada@example.org' }).toArray()
  const changed = { $set: { passwordHash: other?.passwordHash } }
  await temporary.connection.collection('accounts').updateOne({ email: 'bo@example.org' }, changed)
  expect((await signIn('2001:db8:0:1::2', PASSWORD, deviceOf(bo), 'bo@example.org')).status).toBe(429)
})

test('[A12] a conference signs in behind one address: right passwords do not count', async () => {
  // After more than fifty wrong ones from there they would have to wait.
  for (let index = 0; index < 56; index += 1) expect((await signIn('203.0.113.3', PASSWORD)).status).toBe(200)
})

test('[A7] personas are offered and played only from this machine', async () => {
  const here = await send('GET', '/sign-in/options')
  expect(here.body.personas).toHaveLength(33)
  expect(here.body.personas).toContainEqual(
    expect.objectContaining({ persona: 'renata-siqueira', principal: { en: 'Brazil', fr: 'Brésil' } }),
  )
  for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via', 'x-forwarded-proto']) {
    const passedOn = { [name]: '203.0.113.7' }
    const elsewhere = await send('GET', '/sign-in/options', undefined, passedOn)
    expect(elsewhere.body).toEqual({ demonstration: false, personas: [] })
    const played = await send('POST', '/sign-in/persona', { persona: 'renata-siqueira' }, passedOn)
    expect([name, played.status, codeOf(played)]).toEqual([name, 404, 'not-found'])
  }
})

type Paths = Record<string, Record<string, { responses: object; operationId: string }>>

test('[A8] every route of the contracts is described, with every refusal, and answers at its address', async () => {
  const { body } = await send('GET', '/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  const paths = body.paths as Paths
  const contracts = [
    ...commandContracts.map(({ path }) => ['post', `/committees/{committee}${path}`] as const),
    ...kernel.queries.map(({ contract }) => ['get', contract.path] as const),
    ...kernel.downloads.map(({ contract }) => ['get', contract.path] as const),
    ...kernel.personal.map(({ contract }) => [contract.method, contract.path] as const),
    ...['/me', '/sign-in/options', '/openapi.json', ...HEALTH].map((path) => ['get', path] as const),
    ...['/sign-in', '/sign-in/persona', '/sign-out'].map((path) => ['post', path] as const),
  ]
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method, path]),
  )
  expect(described.map(String).sort()).toEqual(contracts.map(String).sort())
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  for (const [method, path] of contracts) {
    if (['/openapi.json', ...HEALTH, '/sign-in/options'].includes(path)) continue
    const answer = await send(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'x'), method === 'get' ? undefined : {})
    const statuses = Object.keys(paths[path]?.[method]?.responses ?? {})
    expect([path, statuses.includes(String(answer.status)), codeOf(answer)]).toEqual([
      path,
      true,
      expect.not.stringContaining('unknown-route'),
    ])
  }
})

test('[A8] for somebody who is signed in, every query and personal request answers as described, and never with a fault', async () => {
  const signedIn = await send('POST', '/sign-in/persona', { persona: 'elodie-vercruysse' })
  const cookie = cookieOf(signedIn).split(';')[0] ?? ''
  const { paths } = (await send('GET', '/openapi.json')).body as { paths: Paths }
  const requests = [
    ...kernel.queries.map(({ contract }) => ['get', contract.path] as const),
    ...kernel.downloads.map(({ contract }) => ['get', contract.path] as const),
    ...kernel.personal.map(({ contract }) => [contract.method, contract.path] as const),
  ]
  const codes: Record<string, string> = {}
  for (const [method, path] of requests) {
    const address = path.replace('{committee}', 'hlsg').replaceAll(/\{\w+\}/g, '1')
    const answer = await send(method.toUpperCase(), address, method === 'get' ? undefined : {}, { cookie })
    expect([path, Object.keys(paths[path]?.[method]?.responses ?? {})]).toEqual([
      path,
      expect.arrayContaining([String(answer.status)]),
    ])
    codes[`${method} ${path.replace('/committees/{committee}', '')}`] = codeOf(answer) ?? 'answered'
  }
  // Requests that name only a committee are answered; others name a thing that is not found, or lack a field.
  const lists = ['', '/mandates', '/instruments', '/works', '/drafts', '/sessions', '/votes', '/decisions', '/today']
  for (const path of [...lists, '/record']) expect([path, codes[`get ${path}`]]).toEqual([path, 'answered'])
  for (const path of ['/works/{work}', '/works/{work}/chain', '/votes/{vote}', '/threads/{thread}'])
    expect([path, codes[`get ${path}`]]).toEqual([path, 'not-found'])
  for (const path of ['/references', '/names']) expect([path, codes[`get ${path}`]]).toEqual([path, 'invalid-request'])
  expect(codes['put /works/{work}/following']).toBe('invalid-request')
  expect(new Set(Object.values(codes))).toEqual(new Set(['answered', 'not-found', 'invalid-request']))
})

test('[A9] anybody can ask for the health of node and store', async () => {
  const answer = await send('GET', '/health')
  expect([answer.status, answer.body]).toEqual([200, { status: 'ready', store: 'mongodb', now: expect.any(Number) }])
})

test('[A18] whoever was told to wait signs in after that, however fast somebody else behind the same address guesses', async () => {
  await accounts.create({ email: 'zed@example.org', password: PASSWORD, memberships: [] })
  const from = { 'x-forwarded-for': '203.0.113.217' }
  const signIn = (password: string, more: Record<string, string> = {}) =>
    send('POST', '/sign-in', { email: 'zed@example.org', password }, { ...from, ...more })
  while ((await signIn('wrong')).status !== 429);
  const told = await signIn(PASSWORD)
  expect(told.status).toBe(429)
  const { seconds } = (told.body.error as { details: { seconds: number } }).details
  const turn = { cookie: cookieOf(told).split(';')[0] ?? '' }
  expect(cookieOf(told)).toMatch(/^__Host-quorate-turn=.*; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/)
  const comes = Date.now() + seconds * 1000
  while (Date.now() < comes) await signIn('wrong')
  while ((await signIn('wrong')).status !== 429);
  expect((await signIn(PASSWORD)).status).toBe(429)
  expect((await signIn(PASSWORD, turn)).status).toBe(200)
})
