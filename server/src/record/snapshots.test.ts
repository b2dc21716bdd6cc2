import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { apply, type CommitteeState, emptyState } from '@quorate/shared/domain/committee'
import { fork } from '@quorate/shared/domain/fork'
import fc from 'fast-check'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import { leafHash } from './canonical.ts'
import type { OpenedEntry } from './committee-record.ts'
import { longRecord, textOf } from './long-record.fixture.ts'
import { createSnapshots, type Snapshots } from './snapshots.ts'

let temporary: TemporaryStore
let snapshots: Snapshots
let clock = 0
const record = longRecord('c', 2200)

beforeAll(async () => {
  temporary = await temporaryStore()
  snapshots = createSnapshots(temporary.connection, () => clock)
  await snapshots.prepare()
})
afterAll(() => temporary.close())

function foldOn(state: CommitteeState, entries: readonly OpenedEntry[]): CommitteeState {
  for (const { events } of entries) for (const event of events) apply(state, event)
  return state
}

const whole = textOf(foldOn(emptyState('c'), record))
const hashAt = async (seq: number) => {
  const entry = record[seq - 1]?.entry
  return entry ? leafHash(entry) : null
}
const collection = (name: string) => temporary.connection.getClient().db('quorate').collection<{ _id: string }>(name)

/** Keeps the state after entry `seq`, as a node does that has read the record up to there. */
async function keepAt(seq: number): Promise<void> {
  const { keep } = await snapshots.of('c', hashAt)
  await keep(foldOn(emptyState('c'), record.slice(0, seq)), (await hashAt(seq)) ?? '')
}

test('[K17] a snapshot and the rest of the record give the state that the whole record gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: record.length }), { minLength: 1, maxLength: 3 }),
      async (cuts) => {
        await snapshots.drop('c')
        let state = emptyState('c')
        for (const cut of cuts.toSorted((a, b) => a - b)) {
          const kept = await snapshots.of('c', hashAt)
          state = foldOn(kept.state ?? state, record.slice((kept.state ?? state).seq, cut))
          await kept.keep(state, (await hashAt(cut)) ?? '')
        }
        const { state: restored } = await snapshots.of('c', hashAt)
        if (restored === null) throw new Error('nothing was kept')
        expect(textOf(restored)).toBe(textOf(state))
        expect(textOf(foldOn(restored, record.slice(restored.seq)))).toBe(whole)
      },
    ),
    { numRuns: 12 },
  )
})

test('[K17] commands can be judged on a restored state as on the original', async () => {
  await snapshots.drop('c')
  await keepAt(record.length - 100)
  const { state } = await snapshots.of('c', hashAt)
  if (state === null) throw new Error('nothing was kept')
  const before = textOf(state)
  foldOn(fork(state), record.slice(-100))
  expect(textOf(state)).toBe(before)
})

const DOUBTS: [string, () => Promise<unknown>][] = [
  [
    'a byte of a part has changed',
    () => collection('snapshots.parts').updateOne({}, { $set: { bytes: Buffer.from([1]) } }),
  ],
  ['a part is missing', () => collection('snapshots.parts').deleteOne({})],
  ['the rules are of another version', () => collection('snapshots').updateOne({}, { $set: { rules: 0 } })],
  ['it is of another entry', () => collection('snapshots').updateOne({}, { $set: { entry: 'other' } })],
  ['it has another number', () => collection('snapshots').updateOne({}, { $set: { seq: 7 } })],
]
test.each(DOUBTS)('[K17] a snapshot is thrown away if %s', async (_, doubt) => {
  await snapshots.drop('c')
  await keepAt(1500)
  await doubt()
  expect((await snapshots.of('c', hashAt)).state).toBeNull()
  expect(await collection('snapshots').countDocuments({})).toBe(0)
  expect(await collection('snapshots.parts').countDocuments({})).toBe(0)
})

test('[K17] a snapshot ahead of the record is thrown away', async () => {
  await snapshots.drop('c')
  await keepAt(1500)
  const cutOff = async (seq: number) => (seq > 1000 ? null : hashAt(seq))
  expect((await snapshots.of('c', cutOff)).state).toBeNull()
})

test('[K17] a node that is behind does not replace the later snapshot of another', async () => {
  await snapshots.drop('c')
  const [ahead, behind] = [await snapshots.of('c', hashAt), await snapshots.of('c', hashAt)]
  await ahead.keep(foldOn(emptyState('c'), record.slice(0, 2000)), (await hashAt(2000)) ?? '')
  await behind.keep(foldOn(emptyState('c'), record.slice(0, 1200)), (await hashAt(1200)) ?? '')
  expect((await snapshots.of('c', hashAt)).state?.seq).toBe(2000)
})

test('[K17] pages that have not changed are not written again, and replaced ones are removed', async () => {
  await snapshots.drop('c')
  clock = 0
  const { keep } = await snapshots.of('c', hashAt)
  const state = foldOn(emptyState('c'), record.slice(0, 1500))
  await keep(state, (await hashAt(1500)) ?? '')
  const first = await collection('snapshots.parts')
    .find({}, { projection: { bytes: 0 } })
    .toArray()
  clock = 60 * 60 * 1000
  await keep(foldOn(state, record.slice(1500, 1501)), (await hashAt(1501)) ?? '')
  const second = await collection('snapshots.parts')
    .find({}, { projection: { bytes: 0 } })
    .toArray()
  const isPage = (part: object) => 'kind' in part && part.kind === 'page'
  expect(first.filter(isPage).length).toBeGreaterThan(1)
  expect(second.filter(isPage)).toEqual(first.filter(isPage))
  expect(second.length).toBe(first.length)
})

test('[K17] ballots of a vote that was open are gone with the next snapshot after the close', async () => {
  await snapshots.drop('c')
  const closing = record.findLastIndex(({ events }) => events[0]?.type === 'VoteClosed')
  const holdsBallots = async () => {
    const parts = await temporary.connection.getClient().db('quorate').collection('snapshots.parts').find({}).toArray()
    return parts.some(({ bytes }) => Buffer.from(bytes.buffer).includes('against'))
  }
  await keepAt(closing)
  expect(await holdsBallots()).toBe(true)
  await keepAt(closing + 1)
  expect(await holdsBallots()).toBe(false)
})
