import { getSession, getSessions, type Session } from '@quorate/shared/contracts/sessions'
import type { Command } from '@quorate/shared/domain/command'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import { inOrder } from '@quorate/shared/domain/sessions/floor'
import type { FloorKind } from '@quorate/shared/domain/sessions/floor-events'
import { smallestCount } from '@quorate/shared/domain/votes/majority'
import { abilities, answer, found, inView, type QueryAnswer, type Viewer } from '../../http/answer.ts'
import type { SessionDoc } from './docs.ts'
import { presentFloor, presentSession } from './presenter.ts'

const getSessionsAnswer = answer(getSessions, async (input) => {
  const { read, viewer, seq } = input
  const docs = await read.sessions.find(inView(input)).sort({ number: -1 }).lean<SessionDoc[]>()
  return { seq, sessions: docs.map(presentSession), can: abilities([SCHEDULE], viewer.may) }
})

/** The agenda is written later, so only the policy is asked. */
const SCHEDULE: Command = { type: 'scheduleSession', title: '', startsAt: 0, timeZone: 'UTC', agenda: [] }

const MORE_THAN_HALF = { numerator: 1, denominator: 2, strictly: true }

const getSessionAnswer = answer(getSession, async (input) => {
  const { params, read, viewer, state, seq } = input
  const [doc, votes] = await Promise.all([
    read.sessions.findOne({ _id: params.session, ...inView(input) }).lean<SessionDoc>(),
    read.votes
      .find({ session: params.session, ...inView(input) })
      .select({ _id: 1 })
      .sort({ openedAt: -1 })
      .lean<{ _id: string }[]>(),
  ])
  const session = found(doc, 'session', params.session)
  const entitled = state.membership.delegations.size
  return {
    seq,
    session: presentSession(session),
    floor: presentFloor(session),
    entitled,
    quorum: smallestCount(MORE_THAN_HALF, entitled),
    votes: votes.map(({ _id }) => _id),
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
 * Taking up is tried with the next item, presence with the caller's own delegation or, for the podium, the first; giving
 * the floor with the next on the list.
 */
function onSession(
  { _id: session, agenda, current, present, floor }: SessionDoc,
  state: CommitteeState,
  viewer: Viewer,
): Command[] {
  const item = agenda.find(({ item }) => item !== current)?.item ?? current ?? ''
  const { capacity, principal } = viewer.participant
  const first = [...state.membership.delegations.keys()][0] ?? ''
  const delegation = capacity === 'delegate' && principal !== null ? principal : first
  const { principal: next, kind } = inOrder(floor.requests)[0] ?? { principal: first, kind: 'statement' }
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
  ]
}

export const sessionsQueries: QueryAnswer[] = [getSessionsAnswer, getSessionAnswer]
