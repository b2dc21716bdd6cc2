import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Command } from '@quorate/shared/domain/command'
import { type EventActor, SYSTEM } from '@quorate/shared/domain/event'
import { kernel } from '../kernel.ts'
import { newId } from '../new-id.ts'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import { canonicalJson, commitment } from './canonical.ts'
import { ClockOff } from './clock-guard.ts'
import { createCommitteeRecord, type OpenedEntry, type Outcome } from './committee-record.ts'
import { type Entry, entryFaults } from './entry.ts'
import { AppendFailed, createEntryStore, type EntryStore } from './entry-store.ts'

let temporary: TemporaryStore
let store: EntryStore

beforeAll(async () => {
  temporary = await temporaryStore()
  store = createEntryStore(temporary.connection)
  await store.prepare()
})
afterAll(() => temporary.close())

const ALWAYS_RIGHT = (_at: number): string | null => null
let committees = 0

/** A node's record of a committee of its own, or of the given one. */
function node({
  committee = `c${++committees}`,
  through = store,
  clock = { now: 1000 },
  followEvery = 0,
  clockFault = ALWAYS_RIGHT,
} = {}) {
  const told: OpenedEntry[] = []
  const record = createCommitteeRecord({
    committee,
    store: through,
    domain: kernel.domain,
    authorise: kernel.authorise,
    now: () => clock.now,
    newId,
    followEvery,
    clockFault,
    onAppended: (entries) => told.push(...entries),
  })
  const send = (key: string, command: Command, actor = SYSTEM) => record.execute({ actor, key, command })
  return { committee, record, told, send, clock }
}

const ESTABLISH: Command = { type: 'establishCommittee', name: { en: 'Group' }, body: { en: 'Body' }, symbol: 'GR' }
const admit = (id: string): Command => ({ type: 'admitDelegation', delegation: id, name: { en: id }, region: 'europe' })

const seqOf = (outcome: Outcome) => (outcome.ok ? outcome.made.entry.seq : outcome.refusal.code)

async function wholeRecord(committee: string) {
  const entries = await store.readAfter(committee, 0, 10_000)
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
  expect(entries.flatMap(entryFaults)).toEqual([])
  return entries
}

test('[K4] commands sent at once get gap-free numbers, and each its own entry', async () => {
  const one = node()
  await one.send('establish', ESTABLISH)
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, index) => one.send(`k${index}`, admit(`d${index}`))),
  )
  expect(outcomes.map(seqOf)).toEqual(Array.from({ length: 100 }, (_, index) => index + 2))
  expect(await wholeRecord(one.committee)).toHaveLength(101)
  expect(one.told.map(({ entry }) => entry.seq)).toEqual(Array.from({ length: 101 }, (_, index) => index + 1))
})

test('[K5] the same command twice, or fifty times at once, has one effect and one answer', async () => {
  const one = node()
  await one.send('establish', ESTABLISH)
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => one.send('same', admit('fr'))))
  expect(new Set(outcomes.map(seqOf))).toEqual(new Set([2]))
  expect(seqOf(await one.send('same', admit('fr')))).toBe(2)
  expect(seqOf(await node({ committee: one.committee }).send('same', admit('fr')))).toBe(2)
  expect(await wholeRecord(one.committee)).toHaveLength(2)
})

test('[K5] a key with another request is refused, at once or later, and the first one remains', async () => {
  const one = node()
  await one.send('establish', ESTABLISH)
  const outcomes = await Promise.all([one.send('k', admit('fr')), one.send('k', admit('de'))])
  expect(outcomes.map(seqOf)).toEqual([2, 'key-reused'])
  expect(seqOf(await one.send('k', admit('it')))).toBe('key-reused')
  expect(await wholeRecord(one.committee)).toHaveLength(2)
})

test('[K5] a key is its sender’s own: two people may use the same one', async () => {
  const one = node()
  await one.send('establish', ESTABLISH)
  const other: EventActor = { ...SYSTEM, member: 'system-2' }
  const outcomes = await Promise.all([one.send('k', admit('fr')), one.send('k', admit('de'), other)])
  expect(outcomes.map(seqOf)).toEqual([2, 3])
})

test('[K42] after erasing, nothing in the entry follows from the words, and its command is told by the key alone', async () => {
  const one = node()
  await one.send('establish', ESTABLISH)
  const enrol = (name: string): Command => ({
    type: 'enrolParticipant',
    name,
    capacity: 'secretariat',
    principal: null,
    role: null,
  })
  await one.send('k', enrol('Zoë Zanzibar'))
  const guesses = [canonicalJson(enrol('Zoë Zanzibar')), 'Zoë Zanzibar']
  const named = async () => (await wholeRecord(one.committee))[1] as Entry
  const [text] = Object.keys((await named()).texts)
  const confirmed = (entry: Entry) => guesses.map((guess) => confirms(entry, guess))
  expect(confirmed(await named())).toEqual([true, true])
  expect(seqOf(await one.send('k', enrol('Another')))).toBe('key-reused')
  await store.erase(one.committee, [{ seq: 2, commitment: text ?? '' }])
  expect(confirmed(await named())).toEqual([false, false])
  expect((await named()).key).toEqual({ actor: 'system', id: 'k' })
  expect(seqOf(await one.send('k', enrol('Zoë Zanzibar')))).toBe(2)
  expect(seqOf(await one.send('k', enrol('Another')))).toBe(2)
})

/** Whether somebody who has the entry, and guesses what was written, finds the guess confirmed. */
function confirms(entry: Entry, guess: string): boolean {
  const stored = JSON.stringify(entry)
  const salts = ['', ...(stored.match(/(?<="salt":")[^"]*/g) ?? [])]
  return salts.some((salt) => stored.includes(commitment(Buffer.from(salt, 'base64url'), guess)))
}

test('[K6] a refusal is not recorded, and is judged anew', async () => {
  const one = node()
  expect(seqOf(await one.send('k', admit('fr')))).toBe('not-found')
  await one.send('establish', ESTABLISH)
  expect(seqOf(await one.send('k', admit('fr')))).toBe(2)
})

test('[K6] nobody is refused on stale news: the head is confirmed first', async () => {
  const ahead = node()
  await ahead.send('establish', ESTABLISH)
  const behind = node({ committee: ahead.committee })
  await behind.record.refresh()
  await ahead.send('a', admit('fr'))
  const credential: Command = { type: 'issueCredential', delegation: 'fr', voter: 'nobody' }
  const outcome = await behind.send('b', credential)
  // By then the delegation is known; only the voter is not.
  expect(outcome).toMatchObject({
    ok: false,
    refusal: { code: 'not-found', message: expect.stringContaining('nobody') },
  })
})

test('[K7] two nodes at once make one record: gap-free, every command exactly once', async () => {
  const left = node()
  await left.send('establish', ESTABLISH)
  const right = node({ committee: left.committee })
  const sends = Array.from({ length: 60 }, (_, index) =>
    (index % 2 ? left : right).send(`k${index}`, admit(`d${index}`)),
  )
  const seqs = (await Promise.all(sends)).map(seqOf)
  expect([...seqs].sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 60 }, (_, index) => index + 2))
  await wholeRecord(left.committee)
  await Promise.all([left.record.refresh(), right.record.refresh()])
  expect(left.record.state()).toEqual(right.record.state())
  expect(left.told.map(({ entry }) => entry.seq)).toEqual(right.told.map(({ entry }) => entry.seq))
})

test('[K8] if the store’s answer is lost, its write is recognised and nothing is written twice', async () => {
  let failures = 3
  const flaky: EntryStore = {
    ...store,
    async append(entries) {
      await store.append(entries)
      if (failures-- > 0) throw new AppendFailed(false, new Error('the connection broke'))
    },
  }
  const one = node({ through: flaky })
  await one.send('establish', ESTABLISH)
  const outcomes = await Promise.all(['fr', 'de', 'it'].map((id) => one.send(id, admit(id))))
  expect(outcomes.map(seqOf)).toEqual([2, 3, 4])
  expect(await wholeRecord(one.committee)).toHaveLength(4)
})

test('[K8] a store that does not answer fails the command without an effect, and the next one is served', async () => {
  let down = true
  const flaky: EntryStore = {
    ...store,
    append: (entries) => (down ? Promise.reject(new AppendFailed(false, new Error('down'))) : store.append(entries)),
  }
  const one = node({ through: flaky })
  await expect(one.send('establish', ESTABLISH)).rejects.toThrow(AppendFailed)
  down = false
  expect(seqOf(await one.send('establish', ESTABLISH))).toBe(1)
})

test('[O17] a full store refuses a command at once, tried only once; one that is recorded gets its answer', async () => {
  let tries = 0
  let full = false
  const small: EntryStore = {
    ...store,
    async append(entries) {
      if (!full) return store.append(entries)
      tries += 1
      throw new AppendFailed(false, Object.assign(new Error('The disk is full'), { code: 14031 }))
    },
  }
  const one = node({ through: small })
  await one.send('establish', ESTABLISH)
  full = true
  await expect(one.send('fr', admit('fr'))).rejects.toThrow(AppendFailed)
  expect(tries).toBe(1)
  expect(seqOf(await one.send('establish', ESTABLISH))).toBe(1)
  full = false
  expect(seqOf(await one.send('fr', admit('fr')))).toBe(2)
})

test('[K9] time never runs backwards in the record, even if the clock does', async () => {
  const one = node()
  await one.send('establish', ESTABLISH)
  one.clock.now = 500
  await one.send('a', admit('fr'))
  one.clock.now = 2000
  await one.send('b', admit('de'))
  expect((await wholeRecord(one.committee)).map(({ at }) => at)).toEqual([1000, 1000, 2000])
})

test('[K10] after an event of an unknown type the node stops serving that committee, and says so', async () => {
  const one = node()
  await one.send('establish', ESTABLISH)
  const [first] = await wholeRecord(one.committee)
  if (!first) throw new Error('no entry')
  const event = first.open[0]?.event.replace('CommitteeEstablished', 'CommitteeTransfigured') ?? ''
  await store.append([{ ...first, seq: 2, open: [{ salt: '', event }], key: { actor: 'future', id: 'x' } }])
  await expect(one.send('a', admit('fr'))).rejects.toThrow('does not know')
  await expect(one.send('b', admit('de'))).rejects.toThrow('does not know')
  expect(await store.readAfter(one.committee, 0, 10)).toHaveLength(2)
})

describe('[K24] under a node that is at work the store is restored', () => {
  async function restoredUnder(followEvery: number) {
    const one = node({ followEvery })
    await one.send('establish', ESTABLISH)
    for (const key of ['fr', 'de', 'it']) await one.send(key, admit(key))
    const entries = temporary.connection.getClient().db(temporary.connection.name).collection('entries')
    await entries.deleteMany({ committee: one.committee, seq: { $gt: 2 } })
    return one
  }
  const replaced = 'it was restored meanwhile'

  test('it appends nothing after entries that are gone, and says why', async () => {
    const one = await restoredUnder(50)
    await expect(one.send('es', admit('es'))).rejects.toThrow(replaced)
    await expect(one.record.refresh()).rejects.toThrow(replaced)
    expect(await wholeRecord(one.committee)).toHaveLength(2)
  })

  test('it takes no entries of the other record for a continuation of its own', async () => {
    const one = await restoredUnder(0)
    const other = node({ committee: one.committee })
    for (const key of ['pt', 'fi', 'se', 'no']) await other.send(key, admit(key))
    await expect(one.record.refresh()).rejects.toThrow(replaced)
    expect(one.told.map(({ entry }) => entry.seq)).toEqual([1, 2, 3, 4])
    await expect(one.send('es', admit('es'))).rejects.toThrow(replaced)
    expect(await wholeRecord(one.committee)).toHaveLength(6)
  })
})

test('[K26] while the clock is wrong nothing is recorded, repeated commands get their answer, and afterwards it goes on', async () => {
  let wrong: string | null = null
  const asked: number[] = []
  const one = node({
    clockFault: (at) => {
      asked.push(at)
      return wrong
    },
  })
  await one.send('establish', ESTABLISH)
  one.clock.now = 500
  wrong = 'The clock is wrong.'
  const repeated = one.send('establish', ESTABLISH)
  await expect(one.send('a', admit('fr'))).rejects.toThrow(ClockOff)
  expect(seqOf(await repeated)).toBe(1)
  expect(await wholeRecord(one.committee)).toHaveLength(1)
  wrong = null
  expect(seqOf(await one.send('a', admit('fr')))).toBe(2)
  // Judged by the time that the entry gets: never before the one before it.
  expect(new Set(asked)).toEqual(new Set([1000]))
})
