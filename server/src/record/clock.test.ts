import { afterEach, expect, test } from '@jest/globals'
import type { AnyArea } from '@quorate/shared/domain/area'
import { areas } from '@quorate/shared/domain/areas'
import { type CommitteeState, createDomain } from '@quorate/shared/domain/committee'
import type { EventActor } from '@quorate/shared/domain/event'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import { createClock } from './clock.ts'
import { noTrouble, recordsOn } from './records.fixture.ts'

const SYSTEM: EventActor = { member: 'system', capacity: 'system', for: null }
const NAME = { en: 'A name' }
const DUE_AT = 5_000

/** An area with something that falls due: an hour after the set-up an observer is admitted, unless one is there. */
const reminders: AnyArea = {
  empty: () => ({}),
  rules: {},
  folds: {},
  due: (state: CommitteeState) =>
    state.established === null || state.membership.observers.has('late')
      ? []
      : [{ at: DUE_AT, key: `late:${DUE_AT}`, command: { type: 'admitObserver', observer: 'late', name: NAME } }],
}
const domain = createDomain({ ...areas, reminders })

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A node with a clock of its own on a store that others may share. */
async function startNode(store: TemporaryStore, now: () => number) {
  const { records } = await recordsOn(store.connection, { domain, followEvery: 5 })
  const troubles: unknown[] = []
  const clock = createClock({ records, domain, now, every: 5, onTrouble: (_, __, reason) => troubles.push(reason) })
  closing.push(async () => {
    await clock.stop()
    await records.stop()
  })
  return { records, troubles }
}

async function aStore(): Promise<TemporaryStore> {
  const store = await temporaryStore()
  closing.push(() => store.close())
  return store
}

async function establish({ records }: Awaited<ReturnType<typeof startNode>>): Promise<void> {
  const command = { type: 'establishCommittee', name: NAME, body: NAME, symbol: 'HLSG' } as const
  await records.execute('hlsg', { actor: SYSTEM, key: 'establish', command })
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('[K41] a command that falls due is given at its moment, by any node, and once', async () => {
  const store = await aStore()
  let now = DUE_AT - 1
  const nodes = [await startNode(store, () => now), await startNode(store, () => now)] as const
  await establish(nodes[0])
  await until(async () => (await nodes[1].records.stateOf('hlsg'))?.seq === 1)
  now = DUE_AT
  await until(async () => (await nodes[0].records.stateOf('hlsg'))?.membership.observers.has('late') === true)
  await until(async () => (await nodes[1].records.stateOf('hlsg'))?.seq === 2)
  expect((await nodes[0].records.readAfter('hlsg', 0, 10)).map(({ entry }) => entry.key.actor)).toEqual([
    'system',
    'system',
  ])
  expect(nodes.flatMap(({ troubles }) => troubles)).toEqual([])
})

test('[K41] a command that fell due while no node ran is given when a node opens the committee again', async () => {
  const store = await aStore()
  const first = await recordsOn(store.connection, { domain })
  await first.records.execute('hlsg', {
    actor: SYSTEM,
    key: 'establish',
    command: { type: 'establishCommittee', name: NAME, body: NAME, symbol: 'HLSG' },
  })
  await first.records.stop()
  const node = await startNode(store, () => DUE_AT * 100)
  await node.records.openActive()
  await until(async () => (await node.records.stateOf('hlsg'))?.membership.observers.has('late') === true)
})

test('[K41] a committee in which something falls due later is unloaded, and is open again in time', async () => {
  const store = await aStore()
  let now = 0
  const unloaded: string[] = []
  const { records } = await recordsOn(store.connection, { domain, now: () => now, unloadAfter: 20 })
  records.follow({ appended: () => {}, isWatched: () => false, unloaded: (committee) => unloaded.push(committee) })
  const clock = createClock({ records, domain, now: () => now, every: 5, onTrouble: noTrouble })
  closing.push(async () => {
    await clock.stop()
    await records.stop()
  })
  const command = { type: 'establishCommittee', name: NAME, body: NAME, symbol: 'HLSG' } as const
  await records.execute('hlsg', { actor: SYSTEM, key: 'establish', command })
  await until(async () => unloaded.includes('hlsg'))
  expect(records.workload()).toEqual([])
  now = DUE_AT
  await until(async () => (await records.readAfter('hlsg', 0, 10)).length === 2)
})

test('[K41] a due command that is refused is reported, and tried again', async () => {
  const store = await aStore()
  let refused = true
  const stubborn: AnyArea = {
    ...reminders,
    due: (state: CommitteeState) =>
      state.established === null || state.membership.observers.has('late')
        ? []
        : [{ at: 0, key: 'late', command: { type: 'admitObserver', observer: 'late', name: NAME } }],
  }
  const own = createDomain({ ...areas, stubborn })
  const decide: typeof own.decide = (state, command, context) =>
    refused && command.type === 'admitObserver'
      ? { ok: false, refusal: { code: 'already-done', message: 'Not yet.' } }
      : own.decide(state, command, context)
  const { records } = await recordsOn(store.connection, { domain: { ...own, decide } })
  const troubles: unknown[] = []
  const clock = createClock({
    records,
    domain: own,
    now: () => 0,
    every: 5,
    onTrouble: (...trouble) => troubles.push(trouble),
  })
  closing.push(async () => {
    await clock.stop()
    await records.stop()
  })
  const command = { type: 'establishCommittee', name: NAME, body: NAME, symbol: 'HLSG' } as const
  await records.execute('hlsg', { actor: SYSTEM, key: 'establish', command })
  await until(async () => troubles.length > 0)
  expect(troubles[0]).toEqual(['hlsg', 'late', { code: 'already-done', message: 'Not yet.' }])
  refused = false
  await until(async () => (await records.stateOf('hlsg'))?.membership.observers.has('late') === true)
})
