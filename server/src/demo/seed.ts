import type { Command } from '@quorate/shared/domain/command'
import {
  type EventActor,
  type EventData,
  type EventType,
  type RecordedEvent,
  SYSTEM,
} from '@quorate/shared/domain/event'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import type { Connection } from 'mongoose'
import type { Accounts } from '../identity/accounts.ts'
import type { Records } from '../record/record.ts'
import { demoComments, demoProposals } from './content/discussion.ts'
import { frameworkEn } from './content/framework-en.ts'
import { frameworkFr } from './content/framework-fr.ts'
import { mandateEn, mandateFr } from './content/mandate.ts'
import {
  type DemoPerson,
  demoChair,
  demoDelegations,
  demoObserver,
  demoPeople,
  demoSeats,
  demoSecretary,
  demoViceChair,
} from './content/people.ts'

export const DEMO_COMMITTEE = 'hlsg'

type Seeded = { _id: 'demonstration'; done: boolean }
type SeedOptions = { connection: Connection; records: Records; accounts: Accounts; now: () => number }

function progressIn(connection: Connection) {
  return connection.getClient().db(connection.name).collection<Seeded>('marks')
}

/** Whether this store was seeded as a demonstration. */
export async function isDemonstration(connection: Connection): Promise<boolean> {
  return (await progressIn(connection).findOne({ _id: 'demonstration' })) !== null
}

/**
 * Fills an empty store with a demonstration body. If it is stopped in the middle, it continues at the next start: every
 * command has a key of its own, so none is recorded twice.
 */
export async function seedDemonstration(options: SeedOptions): Promise<void> {
  const { connection, records } = options
  const progress = await progressIn(connection).findOne({ _id: 'demonstration' })
  if (progress?.done) return
  if (!progress && ((await records.stateOf(DEMO_COMMITTEE)) !== null || (await anyAccount(connection)))) return
  await progressIn(connection).updateOne({ _id: 'demonstration' }, { $set: { done: false } }, { upsert: true })
  await seed(options)
  await progressIn(connection).updateOne({ _id: 'demonstration' }, { $set: { done: true } })
}

async function anyAccount(connection: Connection): Promise<boolean> {
  return (await connection.getClient().db(connection.name).collection('accounts').findOne({})) !== null
}

async function seed(options: SeedOptions): Promise<void> {
  const run = runner(options.records)
  await establish(run, options.now())
  const members = await enrol(run)
  await run(SYSTEM, 'mandate', {
    type: 'importMandate',
    ...documentFromText(
      { en: 'Mandate of the High Level Strategic Group', fr: 'Mandat du Groupe stratégique de haut niveau' },
      { en: mandateEn, fr: mandateFr },
    ),
  })
  await run(SYSTEM, 'framework', {
    type: 'importInstrument',
    ...documentFromText(
      { en: 'Sample Framework for Secure and Smooth Trade', fr: 'Cadre modèle pour des échanges sûrs et fluides' },
      { en: frameworkEn, fr: frameworkFr },
    ),
  })
  await discuss(run, members, options)
  await createAccounts(options.accounts, members)
}

type Run = (actor: EventActor, key: string, command: Command) => Promise<RecordedEvent[]>

function runner(records: Records): Run {
  return async (actor, key, command) => {
    const outcome = await records.execute(DEMO_COMMITTEE, { actor, key: `demonstration:${key}`, command })
    if (!outcome.ok) throw new Error(`The demonstration could not be seeded (${key}): ${outcome.refusal.message}`)
    return outcome.made.events
  }
}

function find<T extends EventType>(events: readonly RecordedEvent[], type: T): EventData[T] {
  const event = events.find((one) => one.type === type)
  if (!event) throw new Error(`The demonstration expected ${type}`)
  // The type says which data: TypeScript does not follow that through a type parameter.
  return event.data as EventData[T]
}

async function establish(run: Run, now: number): Promise<void> {
  // Whenever the demonstration is set up, its business representatives are in the middle of their terms.
  const year = new Date(now).getUTCFullYear()
  const term = { from: year - 1, until: year + 1 }
  await run(SYSTEM, 'committee', {
    type: 'establishCommittee',
    name: { en: 'High Level Strategic Group', fr: 'Groupe stratégique de haut niveau' },
    body: { en: 'World Customs Organization', fr: 'Organisation mondiale des douanes' },
    symbol: 'HLSG',
  })
  for (const { id, name, region } of demoDelegations) {
    await run(SYSTEM, `delegation:${id}`, { type: 'admitDelegation', delegation: id, name, region })
  }
  for (const { id, entity, sector, region } of demoSeats) {
    await run(SYSTEM, `seat:${id}`, { type: 'createSeat', seat: id, entity, sector: sector.en, region, ...term })
  }
  const { id, organization } = demoObserver
  await run(SYSTEM, `observer:${id}`, { type: 'admitObserver', observer: id, name: organization })
}

type Members = Map<string, EventActor>

/** Enrols everybody; the heads are given their delegations' credentials. */
async function enrol(run: Run): Promise<Members> {
  const members: Members = new Map()
  type As = Pick<Command<'enrolParticipant'>, 'capacity' | 'principal' | 'role'>
  const one = async ({ persona, name }: DemoPerson, as: As) => {
    const events = await run(SYSTEM, `participant:${persona}`, { type: 'enrolParticipant', name, ...as })
    const { member } = find(events, 'ParticipantEnrolled')
    members.set(persona, { member, capacity: as.capacity, for: as.principal })
    return member
  }
  for (const { id, head, alternate } of demoDelegations) {
    const voter = await one(head, { capacity: 'delegate', principal: id, role: 'head' })
    await one(alternate, { capacity: 'delegate', principal: id, role: 'alternate' })
    await run(SYSTEM, `credential:${id}`, { type: 'issueCredential', delegation: id, voter })
  }
  for (const { id, representative } of demoSeats) {
    await one(representative, { capacity: 'business', principal: id, role: null })
  }
  await one(demoObserver.person, { capacity: 'observer', principal: demoObserver.id, role: null })
  await one(demoChair.person, { capacity: 'chair', principal: demoChair.delegation, role: null })
  await one(demoViceChair.person, { capacity: 'vice-chair', principal: demoViceChair.delegation, role: null })
  await one(demoSecretary, { capacity: 'secretariat', principal: null, role: null })
  return members
}

/** Two amendments, their threads, and a session in which they are to be taken up. */
async function discuss(run: Run, members: Members, { records, now }: SeedOptions): Promise<void> {
  const actor = (persona: string): EventActor => {
    const found = members.get(persona)
    if (!found) throw new Error(`The demonstration has nobody called ${persona}`)
    return found
  }
  const state = await records.stateOf(DEMO_COMMITTEE)
  const mandate = [...(state?.mandate.keys() ?? [])][0] ?? ''
  const instrument = [...(state?.instrument.keys() ?? [])][0] ?? ''
  const tabled = new Map<string, { work: string; thread: string; title: string }>()
  for (const { key, clause, sponsor, title, justification, operations } of demoProposals) {
    const events = await run(actor(sponsor), `proposal:${key}`, {
      type: 'tableProposal',
      kind: 'amendment',
      clause: { mandate, clause },
      instrument,
      version: 1,
      title,
      operations: [...operations],
      justification: justification.en,
    })
    const { work, thread } = find(events, 'WorkBrought')
    tabled.set(key, { work, thread, title: title.en })
  }
  const comments = new Map<string, string>()
  for (const { key, proposal, author, replyTo, body } of demoComments) {
    const events = await run(actor(author), `comment:${key}`, {
      type: 'postComment',
      thread: tabled.get(proposal)?.thread ?? '',
      body,
      replyTo: replyTo === undefined ? null : (comments.get(replyTo) ?? null),
    })
    comments.set(key, find(events, 'CommentPosted').comment)
  }
  const agenda = [...tabled.values()].map(({ work, title }) => ({ title, works: [work] }))
  await run(actor(demoChair.person.persona), 'session', {
    type: 'scheduleSession',
    title: 'Regular session · Séance ordinaire',
    startsAt: nextFullHour(now()),
    timeZone: 'Europe/Brussels',
    agenda: [...agenda, { title: 'Any other business · Questions diverses', works: [] }],
  })
}

function nextFullHour(now: number): number {
  const hour = 60 * 60 * 1000
  return Math.ceil(now / hour) * hour
}

async function createAccounts(accounts: Accounts, members: Members): Promise<void> {
  for (const [order, { persona, email, may }] of demoPeople.entries()) {
    const actor = members.get(persona)
    if (!actor || (await accounts.findByEmail(email))) continue
    const memberships = [{ committee: DEMO_COMMITTEE, member: actor.member }]
    await accounts.create({ email, password: null, memberships, persona: { id: persona, line: may, order } })
  }
}
