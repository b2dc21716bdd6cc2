import { beforeAll, expect, test } from '@jest/globals'
import { apply, type CommitteeState, emptyState, eventTypes } from '@quorate/shared/domain/committee'
import {
  appointing,
  castAll,
  committeeAtWork,
  type Fixture,
  inSession,
  opening,
  rewording,
} from '@quorate/shared/domain/committee-fixture'
import type { RecordedEvent } from '@quorate/shared/domain/event'
import type { Vote } from '@quorate/shared/domain/votes/state'
import fc from 'fast-check'
import mongoose from 'mongoose'
import { kernel } from '../kernel.ts'
import {
  bytesOf,
  emptyStorage,
  entriesOf,
  projectAll,
  projectEntry,
  READ_KINDS,
  type Storage,
  withoutErased,
} from './projection.fixture.ts'
import { aStory, ERASED_WORDS } from './projection-story.fixture.ts'
import { type ReadDocs, type ReadKind, readModels } from './read-model.ts'

let story: Fixture
let storage: Storage
beforeAll(async () => {
  story = aStory()
  storage = await projectAll(story.record)
})

function doc<K extends ReadKind>(kind: K, id: string): ReadDocs[K] {
  const found = storage.get(kind)?.get(id)
  if (found === undefined) throw new Error(`no ${kind} ${id}`)
  // The storage holds each kind's documents under that kind.
  return found as ReadDocs[K]
}

test('[J1] the story has every type of event, so that no handler goes untested', () => {
  expect(new Set(story.record.map(({ type }) => type))).toEqual(new Set(eventTypes))
})

test('[J2] an entry projected twice, late, by several projectors, or cut off between two writes, changes nothing more', async () => {
  const entries = entriesOf(story.record)
  const expected = bytesOf(storage)
  const steps = fc.array(fc.record({ who: fc.nat(2), count: fc.integer({ min: 1, max: 40 }), lost: fc.nat(6) }), {
    maxLength: 40,
  })
  await fc.assert(
    fc.asyncProperty(steps, async (course) => {
      const shared = emptyStorage()
      const reached = [0, 0, 0]
      const advance = async (who: number, to: number, lost: number) => {
        for (let next = reached[who] ?? 0; next < Math.min(to, entries.length); next++)
          await projectEntry(shared, entries[next] ?? [])
        // Then it stops in the middle of an entry, and begins with that entry again.
        await projectEntry(shared, entries[to] ?? [], (write) => write >= lost)
        reached[who] = to
      }
      for (const { who, count, lost } of course) await advance(who, (reached[who] ?? 0) + count, lost)
      for (const who of [0, 1, 2]) await advance(who, entries.length, 0)
      expect(bytesOf(shared)).toBe(expected)
    }),
    { numRuns: 25 },
  )
})

test('[J3] erased words are in no document, and a rebuild from the erased record gives the same documents', async () => {
  const rebuilt = await projectAll(withoutErased(story.record))
  expect(bytesOf(rebuilt)).toBe(bytesOf(storage))
  for (const words of ERASED_WORDS) expect(bytesOf(storage)).not.toContain(words)
  expect(doc('comments', 'c7')).toMatchObject({ state: 'erased', body: null, editions: [{ body: null }] })
  expect(doc('comments', 'c7').hidden?.reason).toBeNull()
  expect(doc('proposals', 'p7').justification).toBeNull()
  expect(doc('participants', story.as('d4-adviser').member)).toMatchObject({ name: null, suspended: true })
})

/** Folds a record into state and read models side by side, and compares them after each entry. */
async function expectAgreement(record: readonly RecordedEvent[]): Promise<void> {
  const [state, models] = [emptyState('hlsg'), emptyStorage()]
  for (const entry of entriesOf(record)) {
    for (const event of entry) apply(state, event)
    await projectEntry(models, entry)
    expect(summaryOf(models)).toEqual(summaryOfState(state))
  }
}

type Summary = Record<
  'works' | 'links' | 'threads' | 'sessions' | 'votes' | 'comments' | 'people' | 'voters',
  unknown[]
>

function summaryOf(models: Storage): Summary {
  const all = <K extends ReadKind>(kind: K) => [...(models.get(kind)?.values() ?? [])] as ReadDocs[K][]
  return {
    works: all('works').map(({ _id, kind, stage, open, thread, comments, debateOpen }) => [
      [_id, kind, stage, open],
      [thread, comments, debateOpen],
    ]),
    links: all('works')
      .flatMap(({ _id, links }) => links.map(({ way, work, meaning }) => linkText(way, _id, work, meaning)))
      .sort(),
    threads: all('threads').map(({ _id, open, count }) => [_id, open, count]),
    sessions: all('sessions').map(({ _id, status, present, floor }) => [_id, status, present, floor]),
    votes: all('votes').map(({ _id, status, result }) => [
      _id,
      status,
      // The state needs an electorate no longer than the vote is open; the roll keeps it.
      status === 'open' ? all('rolls').find((roll) => roll._id === _id)?.electorate : [],
      result?.outcome,
    ]),
    comments: all('comments').map(({ _id, state, author }) => [_id, state, author.member]),
    people: all('participants')
      .map(({ _id, suspended, capacity, principal, role, left }) => [_id, suspended, capacity, principal, role, left])
      .sort(),
    voters: all('principals').flatMap(({ kind, id, voter }) => (kind === 'delegation' ? [[id, voter]] : [])),
  }
}

/** A link as seen from both of its ends. */
function linkText(way: 'to' | 'from', one: string, other: string, meaning: string): string {
  const [from, to] = way === 'to' ? [one, other] : [other, one]
  return `${from} ${meaning} ${to}, seen from ${one}`
}

function summaryOfState({ membership, works, threads, sessions, votes }: CommitteeState): Summary {
  const voteStatus = ({ closed, certified }: Pick<Vote, 'closed' | 'certified'>) => {
    if (closed === null) return 'open'
    if (closed.outcome === 'no-quorum') return 'no-quorum'
    return certified.size === 2 ? 'certified' : 'closed'
  }
  const commentState = (comment: { erased: boolean; withdrawn: boolean; hidden: boolean }) =>
    comment.erased ? 'erased' : comment.withdrawn ? 'withdrawn' : comment.hidden ? 'hidden' : 'shown'
  return {
    works: [...works.works].map(([id, { kind, stage, open, thread }]) => {
      const { comments, open: debateOpen } = threads.threads.get(thread) ?? {}
      return [
        [id, kind, stage, open],
        [thread, comments, debateOpen],
      ]
    }),
    links: [...works.links.keys()]
      .flatMap((link) => {
        const [from = '', , to = ''] = link.split(' ')
        return [`${link}, seen from ${from}`, `${link}, seen from ${to}`]
      })
      .sort(),
    threads: [...threads.threads].map(([id, { open, comments }]) => [id, open, comments]),
    sessions: [...sessions.sessions].map(([id, { status, present, floor }]) => [id, status, [...present], floor]),
    votes: [...votes.votes].map(([id, vote]) => [id, voteStatus(vote), vote.electorate, vote.closed?.outcome]),
    comments: [...threads.comments.recent].map(([id, comment]) => [id, commentState(comment), comment.author]),
    people: [...membership.participants.values(), ...membership.former.values()]
      .map(({ member, suspended, capacity, principal, role }) => {
        return [member, suspended, capacity, principal, role, membership.former.has(member)]
      })
      .sort(),
    voters: [...membership.delegations].map(([id, { voter }]) => [id, voter]),
  }
}

test('[J4] after every entry the read models agree with the decision state the same events give', async () => {
  await expectAgreement(story.record)
})

test('[J4] without a quorum a proposal is under discussion again, but after a tie a second ballot stays due', async () => {
  const fixture = committeeAtWork({ delegations: 4 })
  const delegations = ['d1', 'd2', 'd3', 'd4']
  inSession(fixture, [rewording('p1-s1-1')])
  fixture.run('chair', opening('p1'), { type: 'closeVote', vote: 'v1' })
  fixture.run('chair', { type: 'recordPresence', session: 's1', delegations, present: true }, opening('p1'))
  castAll(fixture, 'v2', ['for', 'against', null, null])
  fixture.run('chair', { type: 'closeVote', vote: 'v2' })
  fixture.run('chair', { type: 'recordPresence', session: 's1', delegations, present: false }, opening('p1'))
  fixture.run('chair', { type: 'closeVote', vote: 'v3' })
  const outcomes = [...fixture.state.votes.votes.values()].map(({ closed }) => closed?.outcome)
  expect(outcomes).toEqual(['no-quorum', 'tied', 'no-quorum'])
  expect(fixture.state.works.works.get('p1')?.stage).toBe('voting')
  await expectAgreement(fixture.record)
})

test('[J5] a comment keeps its words from before each edit, with their times; once withdrawn, it has no words', () => {
  const { at, editions, editedAt, body } = doc('comments', 'c3')
  expect(body).toBe('Comment 3, best')
  expect(editions.map((edition) => edition.body)).toEqual(['Comment 3', 'Comment 3, better'])
  expect(editions[0]?.at).toBe(at)
  expect(editions[1]?.at).toBeGreaterThan(at)
  expect(editedAt).toBeGreaterThan(editions[1]?.at ?? 0)
  expect(doc('comments', 'c5')).toMatchObject({ state: 'withdrawn', body: null })
  expect(doc('comments', 'c4')).toMatchObject({
    state: 'hidden',
    body: 'Comment 4, which will be hidden',
    hidden: { by: story.as('chair'), reason: 'Not about the text' },
  })
  expect(doc('comments', 'c6')).toMatchObject({ state: 'shown', hidden: null })
})

test('[J6] a reply names the author of the comment it answers', () => {
  expect(doc('comments', 'c2')).toMatchObject({ replyTo: 'c1', answers: story.as('business').member })
  expect(doc('comments', 'c1')).toMatchObject({ replyTo: null, answers: null })
})

test('[J7] a carried amendment makes the next version, whose changed words name the decision, and links both ways', () => {
  const { version, work, by, outcome, symbol } = doc('decisions', 'd1')
  expect({ version, work, by, outcome }).toEqual({
    version: { instrument: 'in1', number: 2 },
    work: { id: 'p1', kind: 'amendment', symbol: 'HLSG/P/1', title: { en: 'Élodie’s title' } },
    by: { way: 'vote', vote: 'v1' },
    outcome: 'carried',
  })
  expect(doc('works', 'p1').decision).toEqual({ id: 'd1', symbol, version })
  expect(doc('votes', 'v1').decision).toBe('d1')
  expect(doc('instruments', 'in1').versions.map(({ number, decision }) => [number, decision])).toEqual([
    [1, null],
    [2, 'd1'],
  ])
  const changed = doc('versions', 'in1:2').provisions.find(({ id }) => id === 'p1-s1-1')
  expect(changed?.spans.en).toEqual([
    { text: 'Customs assesses ', decision: null },
    { text: 'every ', decision: 'd1' },
    { text: 'risk.', decision: null },
  ])
  const untouched = doc('versions', 'in1:2').provisions.find(({ id }) => id === 'p1-s1-2')
  expect(untouched?.spans).toEqual({})
  expect(doc('decisions', 'd2')).toMatchObject({ outcome: 'rejected', version: null })
  expect(doc('works', 'p2').decision).toMatchObject({ id: 'd2', version: null })
})

test('[J8] a ballot is one document per delegation: the last cast, with a receipt that names its place in the record', () => {
  const ballots = [...(storage.get('ballots')?.keys() ?? [])].filter((id) => id.startsWith('v5'))
  expect(ballots.sort()).toEqual(['v5:d1', 'v5:d3'])
  const ballot = doc('ballots', 'v5:d3')
  expect(ballot).toMatchObject({ choice: 'against', changed: true, audience: 'delegation:d3' })
  const cast = story.record.findLast(({ type }) => type === 'BallotCast')
  expect(ballot.receipt).toMatch(new RegExp(`^${cast?.seq}\\.0\\.commitment`))
  expect(doc('votes', 'v5')).toMatchObject({ cast: 2, result: null })
  expect(doc('rolls', 'v5')).toMatchObject({ ballots: null })
  expect(doc('rolls', 'v1').ballots).toHaveLength(4)
})

test('[J9] the schema of every document describes all of its fields', async () => {
  const connection = mongoose.createConnection()
  const models = readModels(connection, 'g1', kernel.definitions)
  for (const kind of READ_KINDS) {
    const docs = [...(storage.get(kind)?.values() ?? [])]
    expect([kind, docs.length > 0]).toEqual([kind, true])
    for (const stored of docs) {
      const model = new models[kind](stored)
      await model.validate()
      expect(model.toObject()).toEqual(stored)
      expect(() => new models[kind]({ ...stored, unheardOf: true })).toThrow('unheardOf')
    }
  }
  await connection.close()
})

test('[M11] those who tabled, wrote and hid something are shown with their place at that time, even if it has changed since', async () => {
  const fixture = committeeAtWork()
  const { run, as } = fixture
  inSession(fixture, [rewording('p1-s1-1')])
  run('business', { type: 'postComment', thread: 't1', body: 'A comment', replyTo: null })
  run('chair', { type: 'hideComment', comment: 'c1', reason: 'A reason' })
  const [head, business, chair] = [as('d1-head'), as('business'), as('chair')]
  for (const { member } of [head, business, chair]) run('secretary', appointing(member, 'observer', 'observer-1'))
  const models = await projectAll(fixture.record)
  expect(models.get('works')?.get('p1')).toMatchObject({ by: head, moves: [{ by: head }] })
  expect(models.get('comments')?.get('c1')).toMatchObject({ author: business, hidden: { by: chair } })
  expect(models.get('participants')?.get(chair.member)).toMatchObject({ capacity: 'observer' })
})
