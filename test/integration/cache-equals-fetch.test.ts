import { beforeAll, expect, jest, test } from '@jest/globals'
import type { ServerToClient } from '@quorate/shared/contracts/events'
import { areas } from '@quorate/shared/domain/areas'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import { appointing, type Fixture, INSTRUMENT, MANDATE } from '@quorate/shared/domain/committee-fixture'
import type { RecordedEvent } from '@quorate/shared/domain/event'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import { type InfiniteData, InfiniteQueryObserver, type Query, QueryClient, QueryObserver } from '@tanstack/react-query'
import { createAppLive } from '../../client/src/app/app-live.ts'
import { committeeOptions } from '../../client/src/data/committee.ts'
import { decisionQuery, decisionsQuery } from '../../client/src/features/decisions/queries.ts'
import {
  amendmentsQuery,
  instrumentsQuery,
  provisionsQuery,
  versionQuery,
} from '../../client/src/features/instrument/queries.ts'
import { clauseQuery, mandatesQuery } from '../../client/src/features/mandate/queries.ts'
import { proposalQuery } from '../../client/src/features/proposals/queries.ts'
import { sessionQuery, sessionsQuery } from '../../client/src/features/sessions/queries.ts'
import { commentsQuery, editionsQuery, threadQuery } from '../../client/src/features/threads/queries.ts'
import { todayQuery } from '../../client/src/features/today/queries.ts'
import { voteQuery, votesQuery } from '../../client/src/features/votes/queries.ts'
import { chainQuery, workQuery, worksQuery } from '../../client/src/features/works/queries.ts'
import { rightsChanged } from '../../server/src/live/channel.ts'
import { entriesOf } from '../../server/src/record/projection.fixture.ts'
import { aStory } from '../../server/src/record/projection-story.fixture.ts'
import { type ReplayedRecord, replayRecord } from '../support/replayed-record.ts'
import { waitUntil } from '../support/wait-until.ts'

const COMMITTEE = 'hlsg'
/** A cache begins with a committee that exists, so no page can get this event live. */
const NEVER_LIVE = ['CommitteeEstablished']
/** The frequent events, after which no page fetches anything. */
const COSTS_NOTHING: readonly string[] = ['CommentPosted', 'BallotCounted']
/** Events that reach everybody at the same moment, after which only those who conduct the committee fetch. */
const OF_VOTES: readonly string[] = [
  'VoteOpened',
  'VoteClosed',
  'VoteCertified',
  'DecisionTaken',
  'VersionConsolidated',
  'WorkMoved',
]
const CONDUCTING = ['chair', 'secretary']
/** Answers that are made now, so many of them, and arrive later; null: they arrive at once. */
let held: { made: number; until: Promise<void> } | null = null

let story: Fixture
let clock = Date.now()
beforeAll(() => {
  story = longerStory()
  // The delays and the spread of refreshes are not needed here.
  jest.spyOn(Math, 'random').mockReturnValue(0)
  jest.spyOn(Date, 'now').mockImplementation(() => clock)
  Object.assign(globalThis, { window: { addEventListener: () => undefined, removeEventListener: () => undefined } })
})

/** The story of the projections, followed by the events that only its set-up has. */
function longerStory(): Fixture {
  const fixture = aStory()
  const name = { en: 'A name' }
  const region = 'europe'
  fixture.run(
    'secretary',
    { type: 'admitDelegation', delegation: 'd9', name, region },
    { type: 'createSeat', seat: 'seat-9', entity: 'A company', sector: 'Ports', region, from: 2026, until: 2028 },
    { type: 'admitObserver', observer: 'observer-9', name },
    { type: 'enrolParticipant', name: 'new', capacity: 'delegate', principal: 'd9', role: 'head' },
    { type: 'importMandate', ...documentFromText(name, { en: MANDATE }) },
    { type: 'importInstrument', ...documentFromText(name, { en: INSTRUMENT }) },
    appointing(fixture.as('d3-head').member, 'delegate', 'd3', 'adviser'),
  )
  return fixture
}

/** Every query of every page, on everything there is by now, but for the record, which shows new entries on request. */
function questions({
  seq,
  mandate,
  instrument: instruments,
  works,
  proposals,
  threads,
  sessions,
  votes,
}: CommitteeState) {
  const ids = (things: ReadonlyMap<string, unknown>) => [...things.keys()]
  return [
    ...[committeeOptions, todayQuery, mandatesQuery, instrumentsQuery].map((of) => of(COMMITTEE)),
    ...[sessionsQuery, votesQuery, decisionsQuery].map((of) => of(COMMITTEE)),
    // A list of open works keeps a work that ends until the list is opened again, so these lists show all works.
    ...[{}, { kind: 'amendment' }, { kind: 'other' }].map((filter) => worksQuery(COMMITTEE, filter)),
    ...ids(mandate).flatMap((id) =>
      ['2.5', '2.7'].flatMap((clause) => [
        clauseQuery(COMMITTEE, id, clause),
        worksQuery(COMMITTEE, { mandate: id, clause }),
      ]),
    ),
    ...ids(works.works).flatMap((id) => [workQuery(COMMITTEE, id), chainQuery(COMMITTEE, id)]),
    ...[...instruments.keys()].map((id) => versionQuery(COMMITTEE, id, 'latest')),
    ...[...instruments.values()].flatMap(({ instrument, version }) =>
      Array.from({ length: version }, (_, index) => [
        versionQuery(COMMITTEE, instrument, index + 1),
        amendmentsQuery(COMMITTEE, instrument, index + 1),
        provisionsQuery(COMMITTEE, textUntil(seq, instrument, index + 1), 0),
      ]).flat(),
    ),
    ...ids(proposals).map((id) => proposalQuery(COMMITTEE, id)),
    ...ids(threads.threads).flatMap((id) => [threadQuery(COMMITTEE, id), commentsQuery(COMMITTEE, id, 1)]),
    ...[...threads.comments.recent.values()].map(({ thread, comment }) => editionsQuery(COMMITTEE, thread, comment)),
    ...ids(sessions.sessions).map((id) => sessionQuery(COMMITTEE, id)),
    ...ids(votes.votes).map((id) => voteQuery(COMMITTEE, id)),
    ...decisionsUntil(seq).map((id) => decisionQuery(COMMITTEE, id)),
  ]
}
type Question = ReturnType<typeof questions>[number]

/** The state holds no decisions, so they come from the record. */
function decisionsUntil(seq: number): string[] {
  return story.record.flatMap((event) =>
    event.type === 'DecisionTaken' && event.seq <= seq ? event.data.decision : [],
  )
}

/** The text of a version: each corrigendum gives it another address. */
function textUntil(seq: number, instrument: string, version: number) {
  const corrigenda = story.record.filter(
    (event) =>
      event.type === 'InstrumentCorrected' &&
      event.seq <= seq &&
      event.data.instrument === instrument &&
      event.data.version === version,
  )
  return { instrument, version, corrigenda: corrigenda.length }
}

/** The server's end of the one socket, in the same room. */
function socketTo(record: ReplayedRecord) {
  const listeners = new Map<string, (message: never) => void>()
  const socket = {
    connected: false,
    on: (event: string, listener: (message: never) => void) => listeners.set(event, listener),
    connect() {
      socket.connected = true
      listeners.get('connect')?.(undefined as never)
    },
    disconnect() {
      socket.connected = false
    },
    onAny: () => undefined,
    timeout: () => socket,
    emit(event: string, _request: unknown, answer?: (error: null, answer: object) => void) {
      if (event === 'subscribe') answer?.(null, { ok: true, seq: record.state.seq })
    },
  }
  const tell = <E extends keyof ServerToClient>(event: E, ...message: Parameters<ServerToClient[E]>) =>
    listeners.get(event)?.(message[0] as never)
  return { socket, tell }
}

/** A page of a participant that looks at everything at once. */
async function openPage(record: ReplayedRecord) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } } })
  const { socket, tell } = socketTo(record)
  const live = createAppLive(client, async () => socket as never)
  const looking = new Map<string, () => void>()
  const settled = async () => {
    // Refreshes are gathered for some milliseconds of real time, also those that an answer brings.
    do {
      await waitUntil('the page to have fetched all it needs', () => client.isFetching() === 0)
      await new Promise((resolve) => setTimeout(resolve, 25))
    } while (client.isFetching() > 0)
  }
  const look = async () => {
    const unseen = questions(record.state).filter(({ queryKey }) => !looking.has(JSON.stringify(queryKey)))
    for (const question of unseen) {
      const options = question as never
      const observer =
        'initialPageParam' in question ? new InfiniteQueryObserver(client, options) : new QueryObserver(client, options)
      looking.set(
        JSON.stringify(question.queryKey),
        (observer as QueryObserver).subscribe(() => undefined),
      )
    }
    if (unseen.length > 0) await settled()
  }
  await look()
  const leave = live.follow(COMMITTEE, { seq: record.state.seq, mark: 'a mark' })
  await waitUntil('the page to be live', () => live.connection().state === 'live')
  return {
    look,
    /** Requests everything that it shows, with what it has until then or, as `first`, with nothing. */
    askForAll: (first: boolean) => {
      const filter = { queryKey: [COMMITTEE], predicate: ({ queryKey }: Query) => queryKey[1] !== 'membership' }
      void (first ? client.resetQueries(filter) : client.invalidateQueries(filter))
    },
    fetching: () => client.isFetching(),
    settled,
    cached: ({ queryKey }: Question) => withoutSeq(client.getQueryData(queryKey)),
    tell(events: readonly RecordedEvent[], member: string) {
      clock += 60_000
      const seq = record.state.seq
      if (changesRights(events, member)) tell('reset', { committee: COMMITTEE, reason: 'rights-changed' })
      else tell('batch', { committee: COMMITTEE, from: seq, to: seq, mark: 'a mark', events: record.present(events) })
    },
    close() {
      leave()
      for (const unsubscribe of looking.values()) unsubscribe()
      client.clear()
    },
  }
}

type Page = Awaited<ReturnType<typeof openPage>>

const changesRights = (events: readonly RecordedEvent[], member: string): boolean =>
  rightsChanged([{ entry: {} as never, events: [...events] }]).has(member)

async function freshly(question: Question): Promise<unknown> {
  const client = new QueryClient()
  const asked = { ...question, retry: false } as never
  return withoutSeq(
    await ('initialPageParam' in question ? client.fetchInfiniteQuery(asked) : client.fetchQuery(asked)),
  )
}

function withoutSeq(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer
  if ('pages' in answer) return (answer as InfiniteData<unknown>).pages.map(withoutSeq)
  return { ...answer, seq: null }
}

/** Compares every answer that the page has with a fresh one. */
async function expectSame(page: Page, { state }: ReplayedRecord, events: readonly RecordedEvent[]): Promise<void> {
  for (const question of questions(state)) {
    const held = page.cached(question)
    if (held === undefined) continue
    const at = `entry ${state.seq}: ${events.map(({ type }) => type)}: ${question.queryKey}`
    expect({ at, held }).toEqual({ at, held: await freshly(question) })
  }
}

/** The record up to the entry with which somebody arrives, and the entries after it. */
async function arrivalOf(name: string) {
  const { member } = story.as(name)
  const entries = entriesOf(story.record)
  const arrival = entries.findIndex((events) =>
    events.some((event) => event.type === 'ParticipantEnrolled' && event.data.member === member),
  )
  const record = replayRecord(member)
  const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation(async (url) => {
    const answer = await record.answer(String(url))
    if (held) held.made += 1
    await held?.until
    return answer
  })
  for (const events of entries.slice(0, arrival + 1)) await record.advance(events)
  return { member, record, fetched, entries: entries.slice(arrival + 1) }
}

test.each(['chair', 'd3-alternate', 'd4-head', 'business', 'secretary'])(
  '[L18] [L19] after every type of event the page of %s holds what a fresh fetch would bring',
  async (name) => {
    const { member, record, fetched, entries } = await arrivalOf(name)
    let page: Page | null = await openPage(record)
    const met = new Set<string>()
    for (const events of entries) {
      await record.advance(events)
      fetched.mockClear()
      page?.tell(events, member)
      await page?.settled()
      // A person's own comment changes which works they follow: that costs nobody else a request.
      if (page && events.every(({ type, actor }) => COSTS_NOTHING.includes(type) && actor.member !== member)) {
        // Only the page of today fetches whether a comment is a reply to the reader.
        const asked = fetched.mock.calls.map(([url]) => String(url)).filter((url) => !url.includes('/today'))
        expect(asked).toEqual([])
      }
      // Every page has the list of participants: no event makes them all fetch it. A reset does, of one person.
      if (page && !changesRights(events, member)) {
        const asked = fetched.mock.calls.map(([url]) => String(url))
        expect(asked.filter((url) => /\/committees\/[^/]+$/.test(url.split('?')[0] ?? ''))).toEqual([])
        const erased = events.flatMap((event) => (event.type === 'WordsErased' ? event.data.subject.kind : []))
        if (erased.includes('comment')) expect(asked.filter((url) => /\/comments\?/.test(url))).toEqual([])
        if (erased.includes('participant')) expect(asked).toEqual([])
      }
      const types = events.map(({ type }) => type)
      if (page && !CONDUCTING.includes(name) && types.every((type) => OF_VOTES.includes(type))) {
        // How many works are open under a clause is counted by the server; so is what a new version says.
        const counted = types.includes('VersionConsolidated') ? /mandates|instruments/ : /mandates/
        const asked = fetched.mock.calls.map(([url]) => String(url)).filter((url) => !counted.test(url))
        expect({ types, asked }).toEqual({ types, asked: [] })
      }
      const takesPart = record.state.membership.participants.has(member)
      if (page && !takesPart) {
        for (const question of questions(record.state)) expect(page.cached(question)).toBeUndefined()
        page.close()
      }
      if (!takesPart) page = null
      else if (page) {
        const isNew = events.some(({ type }) => !met.has(type) || OF_VOTES.includes(type))
        for (const { type } of events) met.add(type)
        // At the end, also after repeated events.
        if (isNew || events === entries.at(-1)) await expectSame(page, record, events)
        await page.look()
      } else page = await openPage(record)
    }
    page?.close()
    const every = Object.values(areas).flatMap(({ folds }) => Object.keys(folds))
    expect(every.filter((type) => !met.has(type) && !NEVER_LIVE.includes(type))).toEqual([])
  },
)

test.each([
  ['chair', 'asked for again', false],
  ['chair', 'asked for the first time', true],
  ['d3-alternate', 'asked for again', false],
  ['d3-alternate', 'asked for the first time', true],
])(
  '[L20] on the page of %s answers %s before two entries of any type, and late, undo nothing',
  async (name, _, first) => {
    const { member, record, entries } = await arrivalOf(name)
    let page = await openPage(record)
    const takesPart = () => record.state.membership.participants.has(member)
    const met = new Set<string>()
    const coming = [...entries]
    while (coming.length > 0) {
      const release = await holdAnswers(page, first)
      const told: RecordedEvent[] = []
      for (let count = 0; count < 2 && coming.length > 0 && takesPart(); count += 1) {
        const events = coming.shift() ?? []
        await record.advance(events)
        page.tell(events, member)
        told.push(...events)
      }
      await release()
      if (takesPart()) {
        if (told.some(({ type }) => !met.has(type))) await expectSame(page, record, told)
        for (const { type } of told) met.add(type)
        await page.look()
        continue
      }
      // Somebody who has left has no page until they take part again.
      page.close()
      while (!takesPart() && coming.length > 0) await record.advance(coming.shift() ?? [])
      if (!takesPart()) break
      page = await openPage(record)
    }
    page.close()
    expect(met.size).toBeGreaterThan(20)
  },
)

/** The page asks for everything; the answers are made now, and arrive with the release. */
async function holdAnswers(page: Page, first: boolean): Promise<() => Promise<void>> {
  let release: () => void = () => undefined
  held = { made: 0, until: new Promise((resolve) => (release = resolve)) }
  page.askForAll(first)
  await waitUntil('the answers to be made', () => held?.made === page.fetching())
  return async () => {
    held = null
    // Much later, so that no fetch that follows is put off to keep its distance from an earlier one.
    clock += 60_000
    release()
    await page.settled()
  }
}
