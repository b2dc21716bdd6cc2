import { expect, test } from '@jest/globals'
import { NetworkError, RefusalError } from '../../data/refusal-error.ts'
import { createOutbox } from './outbox.ts'
import { createOutboxStorage, type PendingComment } from './outbox-storage.ts'

/** The storage of a browser: shared by its tabs, and kept over a reload. */
function createStorage({ room = 100 } = {}) {
  const entries = new Map<string, string>()
  return {
    entries,
    get length() {
      return entries.size
    },
    key: (index: number) => [...entries.keys()][index] ?? null,
    getItem: (name: string) => entries.get(name) ?? null,
    removeItem: (name: string) => void entries.delete(name),
    setItem(name: string, value: string) {
      if (!entries.has(name) && entries.size >= room) throw new DOMException('No room', 'QuotaExceededError')
      entries.set(name, value)
    },
  }
}

type Storage = ReturnType<typeof createStorage>
type Server = (one: PendingComment) => Promise<void>

const lost = new NetworkError(new Error('cut'))
const debateClosed = new RefusalError({ code: 'debate-closed', message: 'The debate is closed.' }, null)
const notSignedIn = new RefusalError({ code: 'not-signed-in', message: 'Sign in.' }, null)

let keys = 0
let clock = 0

/** A tab of a browser, with the page of one member open. */
function openTab(storage: Storage | null, server: Server, member = 'ana') {
  const signedOut: string[] = []
  const outbox = createOutbox({
    storage: createOutboxStorage(storage, 'hlsg', member),
    send: server,
    signedOut: () => signedOut.push(member),
    newKey: () => `key-${++keys}`,
    now: () => ++clock,
    path: () => '/hlsg/proposals/p1',
  })
  return { ...outbox, signedOut, shown: () => outbox.all().map(({ body, status }) => `${body}: ${status}`) }
}

/** A server that takes everything once per key; while `away`, all that is sent is lost. */
function createServer() {
  const taken = new Map<string, string>()
  const state = { away: false, losesAnswers: false, refuses: null as Error | null, tries: 0 }
  const send: Server = async ({ key, body }) => {
    state.tries += 1
    if (state.away) throw lost
    if (state.refuses) throw state.refuses
    taken.set(key, body)
    if (state.losesAnswers) throw lost
  }
  return { send, state, posted: () => [...taken.values()] }
}

test('[U5] a posted comment is shown as pending, and removed when the server has answered', async () => {
  const server = createServer()
  const storage = createStorage()
  const tab = openTab(storage, server.send)
  tab.post('t1', 'One', null)
  expect(tab.shown()).toEqual(['One: sending'])
  expect(storage.entries.size).toBe(1)
  await tab.flush()
  expect(tab.shown()).toEqual([])
  expect(storage.entries.size).toBe(0)
  expect(server.posted()).toEqual(['One'])
})

test('[U5] comments that could not be sent survive a reload, and are sent under their first keys in the order of writing', async () => {
  const server = createServer()
  const storage = createStorage()
  const before = openTab(storage, server.send)
  server.state.away = true
  for (const body of ['One', 'Two', 'Three']) before.post('t1', body, null)
  await before.flush()
  expect(before.shown()).toEqual(['One: waiting', 'Two: sending', 'Three: sending'])
  const first = before.all().map(({ key }) => key)

  const after = openTab(storage, server.send)
  expect(after.all().map(({ key }) => key)).toEqual(first)
  server.state.away = false
  await after.flush()
  expect(server.posted()).toEqual(['One', 'Two', 'Three'])
  expect(after.shown()).toEqual([])
})

test('[U5] a comment whose answer was lost is posted once, however often it is sent', async () => {
  const server = createServer()
  const storage = createStorage()
  const before = openTab(storage, server.send)
  server.state.losesAnswers = true
  before.post('t1', 'One', null)
  await before.flush()
  await before.flush()
  expect(before.shown()).toEqual(['One: waiting'])

  server.state.losesAnswers = false
  await openTab(storage, server.send).flush()
  expect(server.state.tries).toBe(3)
  expect(server.posted()).toEqual(['One'])
})

test('[U5] two tabs show the same and send it under the same key; a comment that one of them discards is gone from both', async () => {
  const server = createServer()
  const storage = createStorage()
  server.state.away = true
  const left = openTab(storage, server.send)
  const right = openTab(storage, server.send)
  left.post('t1', 'Left', null)
  right.post('t1', 'Right', null)
  await Promise.all([left.flush(), right.flush()])
  const [name = ''] = storage.entries.keys()
  for (const tab of [left, right]) tab.storageChanged(name)
  expect(left.all().map(({ body }) => body)).toEqual(['Left', 'Right'])
  expect(right.all().map(({ key }) => key)).toEqual(left.all().map(({ key }) => key))

  right.discard(right.all().find(({ body }) => body === 'Right')?.key ?? '')
  left.storageChanged(name)
  server.state.away = false
  await Promise.all([left.flush(), right.flush()])
  expect(server.posted()).toEqual(['Left'])
  expect(storage.entries.size).toBe(0)
})

test('[U6] a refusal keeps the words over a reload, until they are sent again or discarded', async () => {
  const server = createServer()
  const storage = createStorage()
  const before = openTab(storage, server.send)
  server.state.refuses = debateClosed
  before.post('t1', 'One', null)
  before.post('t1', 'Two', null)
  await before.flush()
  expect(before.shown()).toEqual(['One: refused', 'Two: refused'])

  const after = openTab(storage, server.send)
  await after.flush()
  expect(server.state.tries).toBe(2)
  expect(after.all().map(({ refusal }) => refusal?.code)).toEqual(['debate-closed', 'debate-closed'])

  server.state.refuses = null
  const [one, two] = after.all()
  after.discard(two?.key ?? '')
  after.retry(one?.key ?? '')
  await after.flush()
  expect(server.posted()).toEqual(['One'])
  expect(storage.entries.size).toBe(0)
})

test('[U7] the next person who signs in neither sees nor sends it', async () => {
  const server = createServer()
  const storage = createStorage()
  const ana = openTab(storage, server.send, 'ana')
  server.state.refuses = notSignedIn
  ana.post('t1', 'Ana’s', null)
  await ana.flush()
  expect(ana.signedOut).toEqual(['ana'])

  server.state.refuses = null
  const ben = openTab(storage, server.send, 'ben')
  ben.storageChanged(null)
  await ben.flush()
  expect(ben.shown()).toEqual([])
  expect(server.posted()).toEqual([])

  const back = openTab(storage, server.send, 'ana')
  await back.flush()
  expect(server.posted()).toEqual(['Ana’s'])
})

test.each([
  ['is full', createStorage({ room: 0 })],
  ['is not available to the page', null],
])(
  '[U8] if storage %s the comment is sent nevertheless, and the page says that only it keeps the comment',
  async (_, storage) => {
    const server = createServer()
    server.state.away = true
    const tab = openTab(storage, server.send)
    tab.post('t1', 'One', null)
    await tab.flush()
    expect(tab.all().map(({ kept }) => kept)).toEqual([false])
    tab.storageChanged('quorate-outbox:hlsg:ana:t1:other')
    expect(tab.shown()).toEqual(['One: waiting'])
    server.state.away = false
    await tab.flush()
    expect(server.posted()).toEqual(['One'])
  },
)

test('[U5] foreign entries in the storage are ignored', () => {
  const storage = createStorage()
  storage.setItem('quorate-outbox:hlsg:ana:t1:broken', '{')
  storage.setItem('quorate-outbox:hlsg:ana:t1:other', '{"a":1}')
  expect(openTab(storage, createServer().send).shown()).toEqual([])
})

test('[U5] storage that is cleared under a page takes nothing from it', async () => {
  const server = createServer()
  const storage = createStorage()
  server.state.away = true
  const tab = openTab(storage, server.send)
  tab.post('t1', 'One', null)
  await tab.flush()
  storage.entries.clear()
  tab.storageChanged(null)
  expect(tab.shown()).toEqual(['One: waiting'])
  expect(storage.entries.size).toBe(1)
})
