import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import type { Readiness } from '@quorate/shared/contracts/health'
import { pino } from 'pino'
import { readConfig } from '../config/config.ts'
import { createClockGuard } from '../record/clock-guard.ts'
import { startServer } from '../start.ts'
import type { StoreLook } from '../store/connection.ts'
import { lineTo } from '../store/line.fixture.ts'
import { temporaryStore } from '../store/temporary-store.ts'
import { createReadiness } from './readiness.ts'

const closing: (() => Promise<void>)[] = []
beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 })
})
afterEach(async () => {
  jest.useRealTimers()
  for (const close of closing.splice(0).reverse()) await close()
})

/** A store whose clock is so many milliseconds ahead of the node's, and which takes so many to answer. */
function fakeStore({ ahead = 0, takes = 0, writable = true, full = false } = {}) {
  return jest.fn(async (): Promise<StoreLook> => {
    if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes))
    return { writable, full, time: Date.now() + ahead }
  })
}

const OPEN = { toOpen: 0, stopped: 0 }
const probeOf = (look: () => Promise<StoreLook>, committees = OPEN, isLost = false) =>
  createReadiness({
    look,
    now: Date.now,
    // The time that passes really is of no concern here.
    clock: createClockGuard({ now: Date.now, steady: Date.now, isStoreClock: false, admitted: null }),
    committees: () => committees,
    isReplaced: () => false,
    isLost: () => isLost,
  })

test('[O1] a node is ready where its store may be written to and their clocks agree within two seconds', async () => {
  expect(await probeOf(fakeStore()).check()).toMatchObject({
    status: 'ready',
    store: { well: true },
    node: { well: true },
  })
  for (const [ahead, words] of [
    [2500, 'behind'],
    [-2500, 'ahead of'],
  ] as const) {
    const { status, store, node } = await probeOf(fakeStore({ ahead })).check()
    expect([status, store.well, node.well]).toEqual(['not-ready', true, false])
    expect(node.says).toContain(`2.5 s ${words} that of the store`)
  }
  expect((await probeOf(fakeStore({ ahead: 2000 })).check()).status).toBe('ready')
})

test('[O1] a slow answer is not taken for a wrong clock', async () => {
  const checking = probeOf(fakeStore({ takes: 900, ahead: -1900 })).check()
  await jest.advanceTimersByTimeAsync(900)
  expect((await checking).status).toBe('ready')
})

test('[O1] if a store may only be read, the store is named as the cause, not the node', async () => {
  const { status, store, node } = await probeOf(fakeStore({ writable: false })).check()
  expect([status, store.well, node.well]).toEqual(['not-ready', false, true])
  expect(store.says).toContain('may not be written to')
})

test('[O17] a store with a full disk is named as the cause', async () => {
  const { status, store, node } = await probeOf(fakeStore({ full: true })).check()
  expect([status, store.well, node.well]).toEqual(['not-ready', false, true])
  expect(store.says).toContain('Its disk is full')
})

test('[O1] a node that drains is not ready, and its store is still ready', async () => {
  const probe = probeOf(fakeStore())
  probe.drain()
  const { status, store, node } = await probe.check()
  expect([status, store.well, node.well]).toEqual(['not-ready', true, false])
})

test('[O2] the store is asked once a second, however often readiness is', async () => {
  const look = fakeStore()
  const probe = probeOf(look)
  for (let tenth = 0; tenth < 30; tenth += 1) {
    await Promise.all(Array.from({ length: 20 }, () => probe.check()))
    await jest.advanceTimersByTimeAsync(100)
  }
  expect(look.mock.calls.length).toBe(3)
})

test('[O2] a store that hangs is reported within a second, and is not asked a second time meanwhile', async () => {
  const look = jest.fn(() => new Promise<StoreLook>(() => undefined))
  const probe = probeOf(look)
  const checking = probe.check()
  await jest.advanceTimersByTimeAsync(1000)
  expect(await checking).toMatchObject({ status: 'not-ready', store: { well: false }, node: { well: true } })
  await jest.advanceTimersByTimeAsync(10_000)
  expect((await probe.check()).store.says).toContain('did not answer')
  expect(look.mock.calls.length).toBe(1)
})

test('[O1] an error of the store is named without its message, which may hold the address and password', async () => {
  const error = Object.assign(new Error('mongodb://root:secret@db refused'), { name: 'MongoServerError' })
  const found = await probeOf(() => Promise.reject(error)).check()
  expect(found.store).toEqual({ well: false, says: 'It cannot be asked (MongoServerError).' })
})

/** A node over HTTP whose line to the store can be held and cut. */
async function startedNode() {
  jest.useRealTimers()
  const temporary = await temporaryStore()
  const line = await lineTo(temporary.uri)
  const config = readConfig({
    PORT: '0',
    MONGODB_URI: `${line.uri}&maxPoolSize=3`,
    PUBLIC_ORIGIN: 'http://localhost:4997',
  })
  const running = await startServer(config, pino({ level: 'silent' }))
  closing.push(async () => {
    line.cut()
    line.mend()
    await running.stop()
    line.close()
    await temporary.close()
  })
  const get = (path: string) => fetch(`${running.origin}/api/v1/health${path}`)
  async function readiness() {
    const asked = performance.now()
    const answer = await get('/ready')
    return { status: answer.status, took: performance.now() - asked, body: (await answer.json()) as Readiness }
  }
  /** Asks until this is the answer, and comes in so many milliseconds: a busy machine makes some of them late. */
  async function becomes(wanted: number, within = Number.POSITIVE_INFINITY) {
    for (const end = Date.now() + 100_000; ; ) {
      const found = await readiness()
      if ((found.status === wanted && found.took < within) || Date.now() > end) return found
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  return { line, get, readiness, becomes }
}

test('[O1] [O2] over HTTP: the store hangs, comes back, is gone, comes back; the process is alive throughout', async () => {
  const { line, get, becomes } = await startedNode()
  expect((await becomes(200)).body).toMatchObject({ status: 'ready', store: { well: true }, node: { well: true } })
  for (const trouble of [line.hold, line.cut]) {
    trouble()
    const found = await becomes(503, 1900)
    expect(found).toMatchObject({
      status: 503,
      body: { status: 'not-ready', store: { well: false }, node: { well: true } },
    })
    expect(found.took).toBeLessThan(1900)
    expect((await get('/live')).status).toBe(200)
    expect((await get('')).status).toBe(503)
    line.mend()
    expect((await becomes(200)).body.store.well).toBe(true)
  }
})

test('[O2] a question on a dead connection is given up, and the next one uses another connection', async () => {
  const { line, becomes } = await startedNode()
  expect((await becomes(200)).status).toBe(200)
  line.strand()
  expect((await becomes(503)).status).toBe(503)
  expect((await becomes(200)).status).toBe(200)
})

test('[O3] whether a node is alive is answered without a question to the store', async () => {
  const { line, get } = await startedNode()
  line.cut()
  const answer = await get('/live')
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'alive', now: expect.any(Number) }])
})

test.each([
  [{ toOpen: 3, stopped: 0 }, 'not-ready', '3 are still to be opened'],
  [{ toOpen: 0, stopped: 0 }, 'ready', 'All that were active are open'],
  [{ toOpen: 0, stopped: 1 }, 'ready', 'One committee is stopped'],
])(
  '[K20] with so many committees still to be opened, and so many stopped, %j, a node is %s',
  async (open, status, says) => {
    const found = await probeOf(fakeStore(), open).check()
    expect(found.status).toBe(status)
    expect(found.committees.says).toContain(says)
    expect(found.committees.well).toBe(open.toOpen === 0 && open.stopped === 0)
  },
)

test('[K23] a node whose read models may have been dropped is not ready', async () => {
  expect(await probeOf(fakeStore(), OPEN, true).check()).toMatchObject({ status: 'not-ready', node: { well: false } })
})
