import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Command } from '@quorate/shared/domain/command'
import type { EventActor } from '@quorate/shared/domain/event'
import fc from 'fast-check'
import { DEMO_COMMITTEE, seedDemonstration } from '../demo/seed.ts'
import { createAccounts } from '../identity/accounts.ts'
import { kernel } from '../kernel.ts'
import { newId } from '../new-id.ts'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import { canonicalJson } from './canonical.ts'
import type { OpenedEntry } from './committee-record.ts'
import { createEntryStore } from './entry-store.ts'
import { type Generation, type GenerationOptions, openGeneration, rebuild } from './generation.ts'
import { createProjector } from './projector.ts'
import type { Records } from './record.ts'
import { noTrouble, recordsOn } from './records.fixture.ts'

/** Words that the test erases and that must then be nowhere. */
const ERASED = 'Zanzibarquorate'

let temporary: TemporaryStore
let generations: GenerationOptions
let live: Generation
let records: Records
let entries: OpenedEntry[]

beforeAll(async () => {
  temporary = await temporaryStore()
  const { connection } = temporary
  const accounts = createAccounts(connection, { now: Date.now, newId })
  await accounts.prepare()
  const entryStore = createEntryStore(connection)
  const node = await recordsOn(connection, {
    erase: async (committee, texts) => {
      await entryStore.erase(committee, texts)
      await connection.db?.command({ compact: 'entries' })
    },
  })
  live = node.generation
  generations = node.generations
  records = node.records
  await seedDemonstration({ connection, records, accounts, now: Date.now })
  await discussVoteAndErase()
  entries = await records.readAfter(DEMO_COMMITTEE, 0, 10_000)
})
afterAll(async () => {
  await records.stop()
  await temporary.close()
})

async function run(actor: EventActor, command: Command) {
  const outcome = await records.execute(DEMO_COMMITTEE, { actor, key: newId('k'), command })
  if (!outcome.ok) throw new Error(`${command.type}: ${outcome.refusal.message}`)
  return outcome.made.events
}

/** The whole course of a proposal, with a comment that is edited, hidden, restored and erased on the way. */
async function discussVoteAndErase(): Promise<void> {
  const state = await records.stateOf(DEMO_COMMITTEE)
  if (!state) throw new Error('nothing was seeded')
  const people = [...state.membership.participants.values()]
  const someone = (capacity: string, principal?: string): EventActor => {
    const found = people.find((one) => one.capacity === capacity && (!principal || one.principal === principal))
    if (!found) throw new Error(`no ${capacity}`)
    return { member: found.member, capacity: found.capacity, for: found.principal }
  }
  const [chair, secretary, business] = [someone('chair'), someone('secretariat'), someone('business')]
  const [session] = [...state.sessions.sessions.values()]
  const [item, [work] = []] = [...(session?.agenda ?? [])][0] ?? []
  const thread = (await live.read.works.findById(work).lean())?.thread
  if (!session || !item || !work || !thread) throw new Error('the demonstration has no session on a proposal')
  const [posted] = await run(business, { type: 'postComment', thread, body: `${ERASED} one`, replyTo: null })
  if (posted?.type !== 'CommentPosted') throw new Error('not posted')
  const { comment } = posted.data
  await run(business, { type: 'editComment', comment, body: `${ERASED} two`, edits: 0 })
  await run(chair, { type: 'hideComment', comment, reason: `It names ${ERASED}` })
  await run(chair, { type: 'restoreComment', comment })
  for (const reason of [`At the request of ${ERASED}`, 'The reason named them'])
    await run(secretary, { type: 'eraseWords', subject: { kind: 'comment', id: comment }, reason })
  await run(secretary, { type: 'suspendParticipant', member: business.member, reason: 'Term ended' })
  await run(chair, { type: 'openSession', session: session.session })
  await run(chair, { type: 'takeUpItem', session: session.session, item })
  const delegations = [...state.membership.delegations.keys()]
  await run(chair, { type: 'recordPresence', session: session.session, delegations, present: true })
  const question = 'Shall the amendment be recommended?'
  const [opened] = await run(chair, {
    type: 'openVote',
    work,
    session: session.session,
    question,
    method: 'roll-call',
    profile: 'wco-convention',
  })
  if (opened?.type !== 'VoteOpened') throw new Error('not opened')
  const { vote, electorate } = opened.data
  for (const { delegation, voter } of electorate) {
    const actor: EventActor = { member: voter ?? '', capacity: 'delegate', for: delegation }
    await run(actor, { type: 'castBallot', vote, choice: delegation === electorate[0]?.delegation ? 'against' : 'for' })
  }
  await run(chair, { type: 'closeVote', vote })
  await run(chair, { type: 'certifyVote', vote })
  await run(secretary, { type: 'certifyVote', vote })
}

/** All documents of a generation as canonical text, by collection. */
async function dump({ read }: Pick<Generation, 'read'>): Promise<Record<string, string[]>> {
  const kinds = Object.entries(read).map(async ([kind, model]) => {
    const docs: object[] = await model.collection.find({}).sort({ _id: 1 }).toArray()
    return [kind, docs.map((doc) => JSON.stringify(doc))] as const
  })
  return Object.fromEntries(await Promise.all(kinds))
}

async function fresh(name: string) {
  const generation = await openGeneration(temporary.connection, name, kernel.definitions)
  const projector = () =>
    createProjector({
      ...generation,
      committee: DEMO_COMMITTEE,
      project: kernel.project,
      erase: async () => undefined,
      changed: () => undefined,
      onTrouble: noTrouble,
      onFailed: noTrouble,
    })
  return { generation, projector }
}

const head = () => entries.at(-1)?.entry.seq ?? 0

test('[K11] the demonstration’s record ends in a new version of the instrument, so the tests below cover all of it', async () => {
  const dumped = await dump(live)
  for (const [kind, docs] of Object.entries(dumped)) expect([kind, docs.length]).not.toEqual([kind, 0])
  expect(dumped.versions).toHaveLength(2)
})

test('[K11] rebuilt from nothing, the read models are byte for byte the live ones', async () => {
  const rebuilt = await rebuild(generations)
  expect(rebuilt.name).not.toBe(live.name)
  expect(await dump(rebuilt)).toEqual(await dump(live))
})

test('[K12] every entry projected twice gives the same', async () => {
  const { generation, projector } = await fresh('twice')
  for (const entry of entries) {
    for (const one of [projector(), projector()]) {
      one.accept([entry])
      await one.reached(entry.entry.seq)
      await one.idle()
      await generation.checkpoints.deleteMany({})
    }
  }
  expect(await dump(generation)).toEqual(await dump(live))
})

test('[K12] a late projector, and one that begins again from the start, change nothing', async () => {
  const { generation, projector } = await fresh('late')
  const first = projector()
  first.accept(entries)
  await first.reached(head())
  await first.idle()
  await generation.checkpoints.deleteMany({})
  const late = projector()
  late.accept(entries)
  await late.reached(head())
  await late.idle()
  expect(await dump(generation)).toEqual(await dump(live))
})

test('[K12] two projectors at once, in portions of any size, give the same', async () => {
  let runs = 0
  const portions = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(portions, portions, async (left, right) => {
      const { generation, projector } = await fresh(`interleaved${++runs}`)
      await Promise.all([left, right].map((sizes) => projectInPortions(projector(), sizes)))
      expect(await dump(generation)).toEqual(await dump(live))
    }),
    { numRuns: 5 },
  )
})

async function projectInPortions(one: ReturnType<typeof createProjector>, sizes: readonly number[]): Promise<void> {
  for (let from = 0, round = 0; from < entries.length; round += 1) {
    const portion = entries.slice(from, from + (sizes[round % sizes.length] ?? 1))
    one.accept(portion)
    await one.reached(portion.at(-1)?.entry.seq ?? 0)
    from += portion.length
  }
  await one.idle()
}

test('[K13] an erased word is in no collection and in no file of the store, and the record still verifies', async () => {
  const { connection, dataDir } = temporary
  const collections = await connection.db?.listCollections().toArray()
  expect(collections?.length).toBeGreaterThan(10)
  for (const { name } of collections ?? []) {
    const docs = await connection.db?.collection(name).find({}).toArray()
    expect([name, JSON.stringify(docs).includes(ERASED)]).toEqual([name, false])
  }
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const contents = files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name)))
  expect(contents.length).toBeGreaterThan(0)
  for (const bytes of await Promise.all(contents)) expect(bytes.includes(ERASED)).toBe(false)
  expect(canonicalJson(entries.map(({ entry }) => entry.seq))).toBe(canonicalJson(entries.map((_, index) => index + 1)))
})

test('[K13] an erased comment is shown as erased: the comment is there, its words and editions are not', async () => {
  const erased = await live.read.comments.findOne({ state: 'erased' }).lean()
  expect(erased).toMatchObject({ body: null, state: 'erased' })
  expect(JSON.stringify(erased)).not.toContain(ERASED)
})
