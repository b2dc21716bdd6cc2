import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Command } from '@quorate/shared/domain/command'
import type { EventActor } from '@quorate/shared/domain/event'
import { kernel } from '../kernel.ts'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import type { OpenedEntry, Outcome } from './committee-record.ts'
import { AppendFailed } from './entry-store.ts'
import { longRecord, textOf } from './long-record.fixture.ts'
import type { Project } from './projection.ts'
import { ProjectionFailed } from './projector.ts'
import type { Follower, Records, Stopped } from './record.ts'
import { recordsOn } from './records.fixture.ts'

let temporary: TemporaryStore
const nodes: Records[] = []
let committees = 0

beforeAll(async () => {
  temporary = await temporaryStore()
})
afterEach(async () => {
  for (const records of nodes.splice(0)) await records.stop()
})
afterAll(() => temporary.close())

const SYSTEM: EventActor = { member: 'system', capacity: 'system', for: null }
const ESTABLISH: Command = { type: 'establishCommittee', name: { en: 'Group' }, body: { en: 'Body' }, symbol: 'GR' }
const admit = (id: string): Command => ({ type: 'admitDelegation', delegation: id, name: { en: id }, region: 'europe' })

async function node(changes: Parameters<typeof recordsOn>[1] = {}) {
  const made = await recordsOn(temporary.connection, changes)
  nodes.push(made.records)
  const send = (committee: string, key: string, command: Command) =>
    made.records.execute(committee, { actor: SYSTEM, key, command })
  return { ...made, send }
}

const seqOf = (outcome: Outcome) => (outcome.ok ? outcome.made.entry.seq : outcome.refusal.code)

async function eventually(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}

/** Somebody who watches a committee. */
function listening(watched: () => boolean = () => false) {
  const told: number[] = []
  const unloaded: string[] = []
  const follower: Follower = {
    appended: (_, entries: OpenedEntry[]) => told.push(...entries.map(({ entry }) => entry.seq)),
    isWatched: watched,
    unloaded: (committee) => unloaded.push(committee),
  }
  return { told, unloaded, follower }
}

test('[K18] a committee that is idle is unloaded, and answers as before when it is opened again', async () => {
  const committee = `c${++committees}`
  const one = await node({ unloadAfter: 20 })
  await one.store.append(longRecord(committee, 300).map(({ entry }) => entry))
  const { follower, unloaded } = listening()
  one.records.follow(follower)
  const before = textOf((await one.records.stateOf(committee)) ?? {})
  await eventually(() => unloaded.includes(committee))
  expect(one.records.workload()).toEqual([])
  expect(textOf((await one.records.stateOf(committee)) ?? {})).toBe(before)
  expect(await one.records.projectedTo(committee)).toBe((await one.records.stateOf(committee))?.seq)
  expect(seqOf(await one.send(committee, 'new', admit('fr')))).toBe(
    1 + ((await one.store.readAfter(committee, 0, 5000)).length - 1),
  )
})

test('[K18] a committee that somebody watches stays open', async () => {
  const [watched, idle] = [`c${++committees}`, `c${++committees}`]
  const one = await node({ unloadAfter: 20 })
  const { unloaded, follower } = listening()
  one.records.follow({ ...follower, isWatched: (committee) => committee === watched })
  await one.send(watched, 'e', ESTABLISH)
  await one.send(idle, 'e', ESTABLISH)
  await eventually(() => unloaded.includes(idle))
  expect(one.records.workload().map(({ committee }) => committee)).toEqual([watched])
})

test('[K18] commands that come while a committee is being unloaded are each taken once', async () => {
  const committee = `c${++committees}`
  const one = await node({ unloadAfter: 1 })
  await one.send(committee, 'e', ESTABLISH)
  for (let number = 0; number < 30; number += 1) {
    expect(seqOf(await one.send(committee, `k${number}`, admit(`d${number}`)))).toBe(number + 2)
    await new Promise((resolve) => setTimeout(resolve, number % 4))
  }
  const seqs = (await one.store.readAfter(committee, 0, 100)).map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
})

test('[K19] entries that other nodes append are found by one query for all open committees', async () => {
  const all = Array.from({ length: 5 }, () => `c${++committees}`)
  const [writing, reading] = [await node(), await node({ followEvery: 10 })]
  const { told, follower } = listening()
  reading.records.follow(follower)
  for (const committee of all) await writing.send(committee, 'e', ESTABLISH)
  for (const committee of all) await reading.records.stateOf(committee)
  for (const committee of all) await writing.send(committee, 'fr', admit('fr'))
  await eventually(() => told.length === all.length)
  expect(told).toEqual(all.map(() => 2))
})

test('[K19] one query tells which of many committees have new entries', async () => {
  const [moved, still] = [`c${++committees}`, `c${++committees}`]
  const one = await node()
  await one.send(moved, 'e', ESTABLISH)
  await one.send(moved, 'fr', admit('fr'))
  await one.send(still, 'e', ESTABLISH)
  const heads = [moved, still].map((committee) => ({ committee, seq: 1 }))
  expect(await one.store.movedOn(heads)).toEqual([moved])
})

test('[K20] while a long record is opened, commands of another committee are taken', async () => {
  const [long, short] = [`c${++committees}`, `c${++committees}`]
  const { store } = await node()
  await store.append(longRecord(long, 400).map(({ entry }) => entry))
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let reads = 0
  const readAfter: typeof store.readAfter = async (committee, ...range) => {
    // The second part of the long record arrives only when the test says so.
    if (committee === long && ++reads === 2) await released
    return store.readAfter(committee, ...range)
  }
  const one = await node({ store: { ...store, readAfter } })
  await one.send(short, 'e', ESTABLISH)
  const opening = one.records.stateOf(long)
  for (const id of ['fr', 'de', 'it']) expect((await one.send(short, id, admit(id))).ok).toBe(true)
  release()
  expect((await opening)?.seq).toBeGreaterThanOrEqual(400)
  expect(reads).toBeGreaterThan(1)
})

test('[K20] a node that starts opens the committees that were in use last', async () => {
  const [active, quiet] = [`c${++committees}`, `c${++committees}`]
  const first = await node()
  await first.send(active, 'e', ESTABLISH)
  await first.send(quiet, 'e', ESTABLISH)
  await first.records.stop()
  const activity = temporary.connection.getClient().db('quorate').collection<{ _id: string }>('activity')
  await activity.updateOne({ _id: quiet }, { $set: { at: 1 } })
  const second = await node()
  const opening = second.records.openActive()
  expect(second.records.toOpen()).toBeGreaterThan(0)
  await opening
  expect(second.records.toOpen()).toBe(0)
  const open = second.records.workload().map(({ committee }) => committee)
  expect(open).toContain(active)
  expect(open).not.toContain(quiet)
})

/** Projections of which one type of event throws. */
const failing: Project = (event, docs, committee) => {
  if (event.type === 'DelegationAdmitted') throw new Error('a fault of the program')
  return kernel.project(event, docs, committee)
}

test('[K21] a projection that throws stops its committee, reports it once, and answers all who wait', async () => {
  const [stopped, other] = [`c${++committees}`, `c${++committees}`]
  const reasons: Stopped[] = []
  const one = await node({ project: failing, onStopped: (reason) => reasons.push(reason) })
  await one.send(stopped, 'e', ESTABLISH)
  await one.send(other, 'e', ESTABLISH)
  const outcomes = await Promise.allSettled(['fr', 'de'].map((id) => one.send(stopped, id, admit(id))))
  for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(ProjectionFailed) })
  await expect(one.send(stopped, 'it', admit('it'))).rejects.toThrow('cannot be projected (DelegationAdmitted)')
  await expect(one.records.stateOf(stopped)).rejects.toThrow(ProjectionFailed)
  await expect(one.records.waitFor(stopped, 2)).rejects.toThrow(ProjectionFailed)
  expect(reasons).toHaveLength(1)
  expect(reasons[0]).toMatchObject({ committee: stopped, seq: 2, type: 'DelegationAdmitted' })
  expect(one.records.stopped()).toEqual(reasons)
  expect((await one.records.stateOf(other))?.seq).toBe(1)
})

test('[K21] entries recorded before their projection failed are projected by a program without the fault', async () => {
  const committee = `c${++committees}`
  const faulty = await node({ project: failing, onStopped: () => undefined })
  await faulty.send(committee, 'e', ESTABLISH)
  await expect(faulty.send(committee, 'fr', admit('fr'))).rejects.toThrow(ProjectionFailed)
  const mended = await node()
  expect(seqOf(await mended.send(committee, 'fr', admit('fr')))).toBe(2)
  expect(await mended.records.projectedTo(committee)).toBe(2)
})

test('[K21] a store that does not answer for some time is no fault: the projection is tried again', async () => {
  const committee = `c${++committees}`
  let failures = 2
  const troubles: unknown[] = []
  const one = await node({
    project: (event, docs, id) => {
      if (event.type !== 'DelegationAdmitted' || failures-- <= 0) return kernel.project(event, docs, id)
      throw Object.assign(new Error('gone'), { name: 'MongoNetworkError' })
    },
    onTrouble: (error) => troubles.push(error),
  })
  await one.send(committee, 'e', ESTABLISH)
  expect(seqOf(await one.send(committee, 'fr', admit('fr')))).toBe(2)
  expect(troubles).toHaveLength(2)
  expect(one.records.stopped()).toEqual([])
})

test('[K10] a committee whose record cannot be read is stopped, and the node says so', async () => {
  const committee = `c${++committees}`
  const reasons: Stopped[] = []
  const one = await node({ onStopped: (reason) => reasons.push(reason) })
  await one.send(committee, 'e', ESTABLISH)
  const [first] = await one.store.readAfter(committee, 0, 1)
  if (first === undefined) throw new Error('no entry')
  const event = first.open[0]?.event.replace('CommitteeEstablished', 'CommitteeTransfigured') ?? ''
  const foreign = { ...first, seq: 2, open: [{ salt: '', event }], key: { actor: 'future', id: 'x' } }
  await one.store.append([foreign])
  await expect(one.send(committee, 'fr', admit('fr'))).rejects.toThrow('does not know')
  expect(reasons).toHaveLength(1)
  await expect(one.records.stateOf(committee)).rejects.toThrow('does not know')
})

test('[K8] a store that does not confirm an append does not stop the committee', async () => {
  const committee = `c${++committees}`
  let isDown = true
  const { store } = await node()
  const append: typeof store.append = (entries) =>
    isDown ? Promise.reject(new AppendFailed(false, new Error('down'))) : store.append(entries)
  const one = await node({ store: { ...store, append } })
  await expect(one.send(committee, 'e', ESTABLISH)).rejects.toThrow(AppendFailed)
  isDown = false
  expect(seqOf(await one.send(committee, 'e', ESTABLISH))).toBe(1)
  expect(one.records.stopped()).toEqual([])
})

test('[K6] a refusal for the kind of command is given only once the head is confirmed, and not for an entry under its key', async () => {
  const committee = `c${++committees}`
  const [one, other] = [await node(), await node()]
  await one.send(committee, 'e', ESTABLISH)
  await other.records.stateOf(committee)
  const enrolled = await one.send(committee, 'p', {
    type: 'enrolParticipant',
    name: 'Ada',
    capacity: 'secretariat',
    principal: null,
    role: null,
  })
  const event = enrolled.ok ? enrolled.made.events[0] : undefined
  if (event?.type !== 'ParticipantEnrolled') throw new Error('Nobody was enrolled')
  const actor: EventActor = { member: event.data.member, capacity: 'secretariat', for: null }
  const refuses = async (key: string, type: Command['type']) =>
    (await other.records.refuses(committee, { actor, key, type }))?.code ?? null
  // This node has not read yet that she takes part.
  expect(await refuses('k', 'admitDelegation')).toBeNull()
  expect(await refuses('k', 'castBallot')).toBe('secretariat-does-not-vote')
  await one.records.execute(committee, { actor, key: 'k', command: admit('fr') })
  expect(await refuses('k', 'castBallot')).toBeNull()
})
