import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { kernel } from '../kernel.ts'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import { createEntryStore, type EntryStore } from './entry-store.ts'
import {
  currentGeneration,
  dropUnusedGenerations,
  type GenerationOptions,
  openGeneration,
  rebuild,
} from './generation.ts'
import { longRecord } from './long-record.fixture.ts'
import type { Project } from './projection.ts'
import { ProjectionFailed } from './projector.ts'
import { readModel } from './read-model.ts'
import { noTrouble, recordsOn } from './records.fixture.ts'

let temporary: TemporaryStore
let store: EntryStore

beforeAll(async () => {
  temporary = await temporaryStore()
  store = createEntryStore(temporary.connection)
  await store.prepare()
  await store.append(longRecord('c', 300).map(({ entry }) => entry))
})
afterAll(() => temporary.close())

const options = (changes: Partial<GenerationOptions> = {}): GenerationOptions => ({
  connection: temporary.connection,
  store,
  project: kernel.project,
  definitions: kernel.definitions,
  now: Date.now,
  onTrouble: noTrouble,
  ...changes,
})

async function generations(): Promise<string[]> {
  const all = await temporary.connection.getClient().db('quorate').listCollections().toArray()
  return [...new Set(all.flatMap(({ name }) => /\.(g\d+)$/.exec(name)?.[1] ?? []))].sort()
}

test('[K23] after a rebuild the old read models are dropped, once no node uses them any more', async () => {
  const old = await currentGeneration(options())
  const fresh = await rebuild(options())
  expect(await dropUnusedGenerations(options())).toEqual([])
  await old.use.end()
  expect(await dropUnusedGenerations(options())).toEqual([old.name])
  expect(await generations()).toEqual([fresh.name])
  await fresh.use.end()
})

test('[K23] a node that was killed keeps its read models for a minute, and no longer', async () => {
  // A clock that moves only here: a rebuild may take long.
  const started = Date.now()
  const after = (milliseconds: number) => options({ now: () => started + milliseconds })
  const killed = await currentGeneration(after(0))
  const fresh = await rebuild(after(0))
  expect(await dropUnusedGenerations(after(59_000))).toEqual([])
  expect(await dropUnusedGenerations(after(61_000))).toContain(killed.name)
  await killed.use.end()
  await fresh.use.end()
})

test('[K23] the remains of an interrupted rebuild are dropped at the next start, and never built on', async () => {
  const current = await currentGeneration(options())
  await openGeneration(temporary.connection, 'g90', kernel.definitions)
  const fresh = await rebuild(options())
  expect(fresh.name).toBe('g91')
  await current.use.end()
  expect((await dropUnusedGenerations(options())).sort()).toEqual([current.name, 'g90'].sort())
  expect(await fresh.read.comments.countDocuments({ committee: 'c' })).toBe(300)
  await fresh.use.end()
})

test('[K11] a new kind of read model makes the next start rebuild all of them; the same kinds do not', async () => {
  const before = await currentGeneration(options())
  const same = await currentGeneration(options())
  const more = await currentGeneration(options({ definitions: { ...kernel.definitions, notes: readModel({}) } }))
  expect([same.name === before.name, more.name === before.name]).toEqual([true, false])
  const back = await rebuild(options())
  for (const { use } of [before, same, more, back]) await use.end()
})

test('[K21] a rebuild that fails on a fault does not switch', async () => {
  const current = await currentGeneration(options())
  const faulty: Project = (event, docs, committee) => {
    if (event.type === 'CommentEdited') throw new Error('a fault of the program')
    return kernel.project(event, docs, committee)
  }
  await expect(rebuild(options({ project: faulty }))).rejects.toThrow(ProjectionFailed)
  expect(await generations()).toEqual([current.name])
  await current.use.end()
  const after = await currentGeneration(options())
  expect(after.name).toBe(current.name)
  await after.use.end()
})

test('[K21] if the read models are of another version, a fault stops its committee alone, and the others are rebuilt', async () => {
  await store.append(longRecord('other', 300).map(({ entry }) => entry))
  const generationsOf = temporary.connection.getClient().db('quorate').collection<{ _id: string }>('generations')
  await generationsOf.updateOne({ _id: 'read-models' }, { $set: { version: 'another' } })
  const faulty: Project = (event, docs, committee) => {
    if (committee === 'c' && event.type === 'CommentEdited') throw new Error('a fault of the program')
    return kernel.project(event, docs, committee)
  }
  const rebuilt = await currentGeneration(options({ project: faulty }))
  expect(rebuilt.failed).toMatchObject([{ committee: 'c', type: 'CommentEdited' }])
  expect(await rebuilt.read.comments.countDocuments({ committee: 'other' })).toBe(300)
  const head = (await store.readAfter('other', 0, 10_000)).length
  expect(await rebuilt.checkpoints.findOne({ _id: 'other' })).toMatchObject({ seq: head })
  await rebuilt.use.end()

  const stopped: unknown[] = []
  const onStopped = (reason: unknown) => stopped.push(reason)
  const { records, generation } = await recordsOn(temporary.connection, { failed: rebuilt.failed, onStopped })
  expect(records.stopped()).toEqual(rebuilt.failed)
  expect(stopped).toEqual(rebuilt.failed)
  await expect(records.stateOf('c')).rejects.toThrow(ProjectionFailed)
  expect((await records.stateOf('other'))?.seq).toBe(head)
  await records.stop()
  await generation.use.end()
})

test('[K25] read models that were made from entries which are gone, or others since, are rebuilt at the start', async () => {
  const current = await currentGeneration(options())
  const head = (await store.readAfter('other', 0, 10_000)).length
  const at = current.checkpoints
  expect(await at.findOne({ _id: 'other' })).toMatchObject({ seq: head, mark: expect.stringMatching(/^[0-9a-f]{16}$/) })
  await current.use.end()
  let { name } = current
  for (const change of [{ mark: 'f'.repeat(16) }, { seq: head + 1 }]) {
    await openGeneration(temporary.connection, name, kernel.definitions).then(({ checkpoints }) =>
      checkpoints.updateOne({ _id: 'other' }, { $set: change }),
    )
    const rebuilt = await currentGeneration(options())
    expect(rebuilt.name).not.toBe(name)
    expect(await rebuilt.checkpoints.findOne({ _id: 'other' })).toMatchObject({ seq: head })
    name = rebuilt.name
    await rebuilt.use.end()
  }
  const same = await currentGeneration(options())
  expect(same.name).toBe(name)
  await same.use.end()
})
