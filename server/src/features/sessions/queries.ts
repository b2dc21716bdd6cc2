import { getSession, getSessions, type Session } from '@quorate/shared/contracts/sessions'
import type { Command } from '@quorate/shared/domain/command'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import { inOrder } from '@quorate/shared/domain/sessions/floor'
import type { FloorKind } from '@quorate/shared/domain/sessions/floor-events'
import { smallestCount } from '@quorate/shared/domain/votes/majority'
import { abilities, answer, found, inView, type QueryAnswer, type Viewer } from '../../http/answer.ts'
import { after, matching, pageOf, readList } from '../../http/paging.ts'
import { searchedFor } from '../search-words.ts'
import type { VoteDoc } from '../votes/read-models.ts'
import { linesOf } from '../works/rows.ts'
import { presentFloor, presentSession, SESSION_SUMMARY, type SessionSummaryDoc, summarizeSession } from './presenter.ts'
import type { SessionDoc } from './read-models.ts'

const getSessionsAnswer = answer(getSessions, async (input) => {
  const { query, viewer, seq } = input
  const docs = await readList(input, 'sessions', query, ({ sessions }, within) =>
    sessions
      .find({
        ...within,
        ...(query.status === undefined ? {} : { status: query.status }),
        ...matching(searchedFor(query.search)),
        ...after('number', query.cursor),
      })
      .select({ ...SESSION_SUMMARY, audience: 1, items: 1, openedAt: 1, closedAt: 1 })
      .sort({ number: -1 })
      .limit(query.limit + 1)
      .lean<Listed[]>(),
  )
  const { rows, next } = pageOf(docs, query.limit, ({ number }) => number)
  const sessions = rows.map((doc) => {
    const { items, openedAt, closedAt } = doc
    return { ...summarizeSession(doc), items, openedAt, closedAt }
  })
  return { seq, sessions, next, can: abilities([SCHEDULE], viewer.may) }
})

type Listed = Omit<SessionSummaryDoc, 'works'> & Pick<SessionDoc, 'audience' | 'items' | 'openedAt' | 'closedAt'>

/** The agenda is written later, so only the policy judges. */
const SCHEDULE = {
  type: 'scheduleSession',
  title: '',
  startsAt: 0,
  timeZone: 'UTC',
  agenda: [],
} satisfies Command

const MORE_THAN_HALF = { numerator: 1, denominator: 2, strictly: true }

const getSessionAnswer = answer(getSession, async (input) => {
  const { params, read, viewer, state, seq } = input
  const [doc, votes] = await Promise.all([
    read.sessions.findOne({ _id: params.session, ...inView(input) }).lean<SessionDoc>(),
    read.votes
      .find({ session: params.session, ...inView(input) })
      .select({ work: 1, question: 1, wordings: 1 })
      .sort({ order: -1 })
      .lean<Pick<VoteDoc, '_id' | 'work' | 'question' | 'wordings'>[]>(),
  ])
  const session = found(doc, 'session', params.session)
  const lines = await linesOf(input, session.works)
  const entitled = state.membership.delegations.size
  return {
    seq,
    session: presentSession(session, lines),
    works: session.works.flatMap((work) => lines.get(work) ?? []),
    floor: presentFloor(session),
    entitled,
    quorum: smallestCount(MORE_THAN_HALF, entitled),
    votes: votes.map(({ _id: id, work, question, wordings }) => ({
      ...{ id, work, question },
      ...(wordings === null ? {} : { wordings }),
    })),
    can: abilities(onSession(session, state, viewer), viewer.can),
    canAsk: canAsk(session, viewer),
  }
})

function canAsk({ _id: session }: SessionDoc, viewer: Viewer): Session['canAsk'] {
  const ask = (kind: FloorKind) => viewer.can({ type: 'requestFloor', session, kind })
  return {
    statement: ask('statement'),
    question: ask('question'),
    reply: ask('reply'),
    'point-of-order': ask('point-of-order'),
  }
}

/**
 * `takeUpItem` is judged with the next item, `recordPresence` with the caller's own delegation or, for the podium, the
 * first one, `giveFloor` with the next speaker on the list.
 */
function onSession(
  { _id: session, agenda, current, present, floor }: SessionDoc,
  state: CommitteeState,
  viewer: Viewer,
) {
  const item = agenda.find(({ item }) => item !== current)?.item ?? current ?? ''
  const { capacity, principal } = viewer.participant
  const first = [...state.membership.delegations.keys()][0] ?? ''
  const delegation = capacity === 'delegate' && principal !== null ? principal : first
  const { principal: next, kind } = inOrder(floor.requests)[0] ?? { principal: first, kind: 'statement' as const }
  return [
    { type: 'openSession', session },
    { type: 'suspendSession', session },
    { type: 'resumeSession', session },
    { type: 'closeSession', session },
    { type: 'takeUpItem', session, item },
    { type: 'recordPresence', session, delegations: [delegation], present: !present.includes(delegation) },
    { type: 'giveFloor', session, principal: next, kind },
    { type: 'endFloor', session, principal: floor.speaking?.principal ?? first },
    { type: 'closeSpeakersList', session },
    { type: 'reopenSpeakersList', session },
    { type: 'limitSpeakingTime', session, seconds: floor.limit === null ? 60 : null },
  ] as const satisfies readonly Command[]
}

export const sessionQueries: readonly QueryAnswer[] = [getSessionsAnswer, getSessionAnswer]
