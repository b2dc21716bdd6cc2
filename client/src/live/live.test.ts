import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { QueryClient } from '@tanstack/react-query'
import { createLive, type LiveOptions } from './live.ts'

type Listener = (...args: never[]) => void
type Answer = (error: Error | null, answer: unknown) => void

/** A socket whose other end the test controls. */
function createSocket() {
  const listeners = new Map<string, Listener>()
  const asked: {
    cursor: number
    mark: string
    answer: (seq: number) => void
    refuse: (code: string) => void
    timeOut: () => void
  }[] = []
  let heard: () => void = () => undefined
  const socket = {
    connected: false,
    active: true,
    on: (event: string, listener: Listener) => listeners.set(event, listener),
    emit(event: string, { cursor, mark }: { cursor: number; mark: string }, done?: Answer) {
      if (event !== 'subscribe') return
      const timeOut = () => done?.(new Error('operation has timed out'), undefined)
      const answer = (seq: number) => done?.(null, { ok: true, seq })
      const refuse = (code: string) => done?.(null, { ok: false, error: { code } })
      asked.push({ cursor, mark, answer, refuse, timeOut })
    },
    onAny: (listener: () => void) => {
      heard = listener
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
    says(event: string, ...args: unknown[]) {
      heard()
      listeners.get(event)?.(...(args as never[]))
    },
  }
  return { socket, asked }
}

async function follow(
  startAfresh: LiveOptions['startAfresh'] = async () => null,
  signedOut: LiveOptions['signedOut'] = () => undefined,
) {
  const { socket, asked } = createSocket()
  const live = createLive({
    client: new QueryClient(),
    handlers: [],
    notices: [],
    connect: async () => socket as unknown as Awaited<ReturnType<LiveOptions['connect']>>,
    startAfresh,
    signedOut,
    participants: () => 1,
  })
  const states: string[] = []
  live.onChange(() => states.push(live.connection().state))
  const stop = live.follow('hlsg', { seq: 4, mark: 'mark 4' })
  await Promise.resolve()
  await Promise.resolve()
  return { socket, asked, live, states, stop }
}

const batch = (from: number, to: number) => ({ committee: 'hlsg', from, to, mark: `mark ${to}`, events: [] })

beforeAll(() => {
  globalThis.window = new EventTarget() as unknown as typeof window
})
afterEach(() => void jest.useRealTimers())
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

const head = (seq: number) => ({ committee: 'hlsg', seq, now: Date.now() })

test('[L21] a page that hears nothing for eight seconds is not live, asks, and connects anew if nothing comes back', async () => {
  jest.useFakeTimers()
  const { socket, asked, live, states, stop } = await follow()
  asked[0]?.answer(4)
  jest.advanceTimersByTime(7000)
  socket.says('head', head(4))
  jest.advanceTimersByTime(7000)
  expect([states, asked.length]).toEqual([['live'], 1])
  jest.advanceTimersByTime(1000)
  expect([states, asked.length]).toEqual([['live', 'catching-up'], 2])
  asked[1]?.timeOut()
  expect(states).toEqual(['live', 'catching-up', 'offline', 'catching-up'])
  asked[2]?.answer(4)
  expect(live.connection()).toEqual({ state: 'live' })
  stop()
})

test.each(['visibilitychange', 'pageshow', 'online'])('[L21] a page asks at once upon %s', async (event) => {
  jest.useFakeTimers()
  const { socket, asked, states, stop } = await follow()
  asked[0]?.answer(4)
  window.dispatchEvent(new Event(event))
  // It stays as it is: what it shows was confirmed a moment ago.
  asked[1]?.answer(4)
  expect(states).toEqual(['live'])
  jest.advanceTimersByTime(1000)
  window.dispatchEvent(new Event(event))
  asked[2]?.timeOut()
  expect(states).toEqual(['live', 'offline', 'catching-up'])
  asked[3]?.answer(4)
  window.dispatchEvent(new Event(event))
  // The server is slow, but there.
  jest.advanceTimersByTime(1000)
  socket.says('head', head(4))
  asked[4]?.timeOut()
  expect([states.slice(3), socket.connected]).toEqual([['live', 'catching-up'], true])
  asked[5]?.answer(4)
  stop()
})

test('[L21] a page that came to the front after a long time is not live until the server has answered', async () => {
  jest.useFakeTimers()
  const { asked, states, stop } = await follow()
  asked[0]?.answer(4)
  // Asleep: no timer runs.
  jest.setSystemTime(Date.now() + 60_000)
  window.dispatchEvent(new Event('visibilitychange'))
  expect(states).toEqual(['live', 'catching-up'])
  asked[1]?.answer(4)
  expect(states).toEqual(['live', 'catching-up', 'live'])
  stop()
})

test('[L24] a page names the record it has read, and after one was replaced starts again once, however often it is told', async () => {
  const reasons: string[] = []
  const { socket, asked, live, stop } = await follow(async (_committee, reason) => {
    reasons.push(reason)
    return { seq: 2, mark: 'another mark 2' }
  })
  expect(asked[0]).toMatchObject({ cursor: 4, mark: 'mark 4' })
  socket.says('batch', batch(5, 9))
  asked[0]?.answer(9)
  socket.says('disconnect', 'transport close')
  socket.says('connect')
  expect(asked[1]).toMatchObject({ cursor: 9, mark: 'mark 9' })
  socket.says('reset', { committee: 'hlsg', reason: 'another-history' })
  live.startOver('hlsg', 'another-history')
  await Promise.resolve()
  await Promise.resolve()
  expect(reasons).toEqual(['another-history'])
  expect(asked[2]).toMatchObject({ cursor: 2, mark: 'another mark 2' })
  stop()
})

test.each([
  ['store-unavailable', 0],
  ['too-many-sockets', 0],
  ['not-signed-in', 1],
])(
  '[L27] only a page whose connection is refused for want of a login session is signed out: %s',
  async (message, times) => {
    const signedOut = jest.fn()
    const { socket, live, stop } = await follow(undefined, signedOut)
    socket.active = false
    socket.says('connect_error', { message })
    expect(signedOut).toHaveBeenCalledTimes(times)
    if (times === 0) expect(live.connection()).toMatchObject({ state: 'offline' })
    stop()
  },
)

test('[L27] a page that the store kept from learning what it missed is not live, and asks again', async () => {
  jest.useFakeTimers()
  const { asked, live, stop } = await follow()
  asked[0]?.refuse('store-unavailable')
  expect(live.connection()).toEqual({ state: 'catching-up' })
  jest.advanceTimersByTime(2000)
  asked[1]?.answer(4)
  expect(live.connection()).toEqual({ state: 'live' })
  stop()
})
