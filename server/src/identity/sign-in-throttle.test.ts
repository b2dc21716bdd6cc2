import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import { installationSecret } from './installation-secret.ts'
import { createSignInThrottle, type SignInThrottle, type Try } from './sign-in-throttle.ts'

const MINUTE = 60_000

let temporary: TemporaryStore
/** Far ahead: the store forgets by its own clock, at any moment, what is past. */
let time = Date.UTC(2099, 0, 1)
let throttle: SignInThrottle
let node: () => Promise<SignInThrottle>
let networks = 0
let network: string

beforeAll(async () => {
  temporary = await temporaryStore()
  node = async () =>
    createSignInThrottle(temporary.connection, {
      secret: await installationSecret(temporary.connection),
      now: () => time,
    })
  throttle = await node()
  await throttle.prepare()
})
afterAll(() => temporary.close())
beforeEach(() => {
  networks += 1
  network = `203.0.113.${networks}`
})

const stranger = (email = 'ada@example.org'): Try => ({ email, network, device: null })
const known = (email = 'ada@example.org'): Try => ({ email, network, device: `device ${network}` })

/** A wrong password; the wait it was told, or 0 if it was tried. */
async function guess(one: Try): Promise<number> {
  const wait = await throttle.begin(one)
  if (wait === 0) await throttle.failed(one)
  return wait
}

/** Guesses as fast as it is let, and returns the waits between. */
async function persist(one: Try, tries: number): Promise<number[]> {
  const waits: number[] = []
  for (let index = 0; index < tries; index += 1) {
    const wait = await throttle.begin(one)
    time += wait
    if (wait > 0) await throttle.begin(one)
    await throttle.failed(one)
    waits.push(wait / 1000)
  }
  return waits
}

test('[A12] each failed try after the fifth makes the next wait longer, five minutes at most', async () => {
  expect(await persist(stranger(), 16)).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
})

test('[A12] a hundred guesses at once are no more tries than one after the other', async () => {
  const waits = await Promise.all(Array.from({ length: 100 }, () => guess(stranger())))
  expect(waits.filter((wait) => wait === 0)).toHaveLength(5)
})

test('[A12] a try that has to wait does not make the wait longer', async () => {
  await persist(stranger(), 7)
  const wait = await throttle.begin(stranger())
  for (let index = 0; index < 20; index += 1) expect(await throttle.begin(stranger())).toBe(wait)
})

test('[A12] only failed tries count: sixty right ones from one network do not wait', async () => {
  for (let index = 0; index < 60; index += 1) {
    const one = stranger(`${index % 20}@example.org`)
    expect(await throttle.begin(one)).toBe(0)
    await throttle.succeeded(one)
  }
})

test('[A12] failed tries are forgotten after an hour', async () => {
  await persist(stranger(), 10)
  expect(await throttle.begin(stranger())).toBeGreaterThan(0)
  const [last] = await temporary.connection.collection('signInTries').find({}).sort({ from: -1 }).toArray()
  expect(last?.expiresAt - last?.from).toBe(60 * MINUTE)
})

test('[A12] the counts hold on every node and over restarts', async () => {
  await persist(stranger(), 8)
  const other = await node()
  expect(await other.begin(stranger())).toBe(await throttle.begin(stranger()))
  expect(await other.begin(stranger())).toBeGreaterThan(1000)
})

test('[A12] after fifty failed tries for many accounts the first try for each other account waits, for half a minute at most', async () => {
  const waits: number[] = []
  for (let index = 0; index < 90; index += 1) waits.push(...(await persist(stranger(`${index}@example.org`), 1)))
  expect(waits.slice(0, 51).every((wait) => wait === 0)).toBe(true)
  expect(waits[51]).toBe(1)
  expect(Math.max(...waits)).toBe(30)
})

test('[A13] the right password is taken from another network at once, and from the same one after the wait', async () => {
  await persist(stranger(), 12)
  const wait = await throttle.begin(stranger())
  expect(wait).toBeGreaterThan(0)
  expect(await throttle.begin({ ...stranger(), network: '198.51.100.7' })).toBe(0)
  time += wait
  expect(await throttle.begin(stranger())).toBe(0)
})

test('[A13] neither the guesses of strangers nor a network full of them keep a known device waiting', async () => {
  await persist(stranger(), 12)
  for (let index = 0; index < 100; index += 1) await guess(stranger(`${index}@example.org`))
  expect(await throttle.begin(known())).toBe(0)
  expect(await throttle.begin(stranger('new@example.org'))).toBeGreaterThan(0)
})

test('[A13] guesses on a known device are slowed down by themselves', async () => {
  expect(await persist(known(), 8)).toEqual([0, 0, 0, 0, 0, 1, 2, 4])
  expect(await throttle.begin(stranger())).toBe(0)
})

test('[A12] the store holds no addresses', async () => {
  await guess(stranger('eve@example.org'))
  const text = JSON.stringify(await temporary.connection.collection('signInTries').find({}).toArray())
  expect(text).not.toMatch(/example\.org|203\.0\.113/)
})

test('[A18] a turn serves once, and six of them in a quarter of an hour', async () => {
  time = Math.ceil(time / (15 * MINUTE)) * 15 * MINUTE
  const take = (id: string) => throttle.takeTurn(stranger(), { id: `${network} ${id}`, from: time })
  const other = await node()
  expect(await take('a')).toBe(true)
  expect([await take('a'), await other.takeTurn(stranger(), { id: `${network} a`, from: time })]).toEqual([
    false,
    false,
  ])
  const taken = await Promise.all(Array.from({ length: 30 }, (_, index) => take(`${index}`)))
  expect(taken.filter(Boolean)).toHaveLength(5)
  time += 15 * MINUTE
  expect(await take('b')).toBe(true)
})
