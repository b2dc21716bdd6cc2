import { getSession, getSessions } from '@quorate/shared/contracts/sessions'
import type { Command } from '@quorate/shared/domain/command'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import { smallestCount } from '@quorate/shared/domain/votes/majority'
import { abilities, answer, found, inView, type QueryAnswer, type Viewer } from '../../http/answer.ts'
import type { SessionDoc } from './docs.ts'
import { presentSession } from './presenter.ts'

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
    entitled,
    quorum: smallestCount(MORE_THAN_HALF, entitled),
    votes: votes.map(({ _id }) => _id),
    can: abilities(onSession(session, state, viewer), viewer.can),
  }
})

/** Taking up is tried with the next item, presence with the caller's own delegation or, for the podium, the first. */
function onSession(
  { _id: session, agenda, current, present }: SessionDoc,
  state: CommitteeState,
  viewer: Viewer,
): Command[] {
  const item = agenda.find(({ item }) => item !== current)?.item ?? current ?? ''
  const { capacity, principal } = viewer.participant
  const first = [...state.membership.delegations.keys()][0] ?? ''
  const delegation = capacity === 'delegate' && principal !== null ? principal : first
  return [
    { type: 'openSession', session },
    { type: 'suspendSession', session },
    { type: 'resumeSession', session },
    { type: 'closeSession', session },
    { type: 'takeUpItem', session, item },
    { type: 'recordPresence', session, delegations: [delegation], present: !present.includes(delegation) },
  ]
}

export const sessionsQueries: QueryAnswer[] = [getSessionsAnswer, getSessionAnswer]
