import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { QueryClient } from '@tanstack/react-query'
import { createLive, type LiveOptions } from './live.ts'

type Listener = (...args: never[]) => void
type Answer = (error: Error | null, answer: unknown) => void

/** A socket whose other end the test controls. */
function createSocket() {
  const listeners = new Map<string, Listener>()
  const asked: { cursor: number; answer: (seq: number) => void }[] = []
  const socket = {
    connected: false,
    active: true,
    on: (event: string, listener: Listener) => listeners.set(event, listener),
    emit(event: string, { cursor }: { cursor: number }, done?: Answer) {
      if (event === 'subscribe') asked.push({ cursor, answer: (seq) => done?.(null, { ok: true, seq }) })
    },
    timeout: () => socket,
    connect() {
      socket.connected = true
      socket.says('connect')
    },
    disconnect() {
      if (!socket.connected) return
      socket.connected = false
      socket.says('disconnect', 'io client disconnect')
    },
    says: (event: string, ...args: unknown[]) => listeners.get(event)?.(...(args as never[])),
  }
  return { socket, asked }
}

async function follow() {
  const { socket, asked } = createSocket()
  const live = createLive({
    client: new QueryClient(),
    handlers: [],
    notices: [],
    connect: async () => socket as unknown as Awaited<ReturnType<LiveOptions['connect']>>,
    startAfresh: async () => null,
    signedOut: () => undefined,
    participants: () => 1,
  })
  const states: string[] = []
  live.onChange(() => states.push(live.connection().state))
  const stop = live.follow('hlsg', 4)
  await Promise.resolve()
  await Promise.resolve()
  return { socket, asked, live, states, stop }
}

const batch = (from: number, to: number) => ({ committee: 'hlsg', from, to, events: [] })

beforeAll(() => {
  globalThis.window = new EventTarget() as unknown as typeof window
})
afterAll(() => {
  Reflect.deleteProperty(globalThis, 'window')
})

test('[U4] a page that catches up is live once it has everything, not between two batches', async () => {
  const { socket, asked, live, states, stop } = await follow()
  expect(asked.map(({ cursor }) => cursor)).toEqual([4])
  socket.says('batch', batch(5, 204))
  expect(live.connection()).toEqual({ state: 'catching-up' })
  socket.says('batch', batch(205, 300))
  expect(states).toEqual([])
  asked[0]?.answer(300)
  expect(live.connection()).toEqual({ state: 'live' })
  stop()
})

test('[U4] a page without connection says since when, until the connection is back and it has everything', async () => {
  const { socket, asked, live, states, stop } = await follow()
  asked[0]?.answer(4)
  const before = Date.now()
  window.dispatchEvent(new Event('offline'))
  const lost = live.connection()
  expect(lost).toMatchObject({ state: 'offline', why: 'lost' })
  expect(lost.state === 'offline' && lost.since).toBeGreaterThanOrEqual(before)
  socket.says('connect_error', { message: 'xhr' })
  expect(live.connection()).toEqual(lost)

  window.dispatchEvent(new Event('online'))
  expect(live.connection()).toEqual({ state: 'catching-up' })
  asked[1]?.answer(6)
  expect(live.connection()).toEqual({ state: 'catching-up' })
  socket.says('batch', batch(5, 6))
  expect(states).toEqual(['live', 'offline', 'catching-up', 'live'])
  stop()
})
