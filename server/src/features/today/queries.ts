import { getToday, type Today } from '@quorate/shared/contracts/today'
import { answer, inView, type QueryAnswer, type QuerySource } from '../../http/answer.ts'
import type { DecisionDoc } from '../decisions/docs.ts'
import { summarizeDecisions } from '../decisions/queries-joins.ts'
import { OPEN_STATUSES } from '../proposals/docs.ts'
import { type ProposalOutline, SUMMARY, summariesWithUnread } from '../proposals/queries-joins.ts'
import type { SessionDoc } from '../sessions/docs.ts'
import { presentSession } from '../sessions/presenter.ts'
import type { CommentDoc, ThreadDoc } from '../threads/docs.ts'
import { readRanges } from '../threads/personal.ts'
import { includes } from '../threads/personal-ranges.ts'
import { presentComment } from '../threads/presenter.ts'
import type { VoteDoc } from '../votes/docs.ts'
import { summarizeVote } from '../votes/presenter.ts'
import { ownBallots } from '../votes/queries.ts'

const SCHEDULED_SHOWN = 5
const REPLIES_SHOWN = 10
/** Replies looked through for unread ones. */
const REPLIES_SCANNED = 200
const DECISIONS_SHOWN = 5

type Source = QuerySource & { params: { committee: string } }

const getTodayAnswer = answer(getToday, async (input) => {
  const [votes, sessions, unread, replies, decisions] = await Promise.all([
    votesFor(input),
    sessionsFor(input),
    unreadFor(input),
    repliesTo(input),
    latestDecisions(input),
  ])
  return { seq: input.seq, ...votes, sessions, unread, replies, decisions }
})

async function votesFor(input: Source): Promise<Pick<Today, 'votes' | 'toCertify'>> {
  const { read, viewer } = input
  const docs = await read.votes
    .find({ ...inView(input), status: { $in: ['open', 'closed'] } })
    .sort({ openedAt: -1 })
    .lean<VoteDoc[]>()
  const open = docs.filter(({ status }) => status === 'open')
  const cast = new Set(
    (
      await ownBallots(
        input,
        open.map(({ _id }) => _id),
      )
    ).map(({ vote }) => vote),
  )
  const votes = open.map((doc) => ({
    ...summarizeVote(doc),
    canCast: viewer.can({ type: 'castBallot', vote: doc._id, choice: 'abstain' }) === null,
    mine: cast.has(doc._id),
  }))
  const closed = docs.filter(({ status }) => status === 'closed')
  const toCertify = closed.filter(({ _id: vote }) => viewer.can({ type: 'certifyVote', vote }) === null)
  return { votes, toCertify: toCertify.map(summarizeVote) }
}

async function sessionsFor(input: Source): Promise<Today['sessions']> {
  const { read } = input
  const [sitting, scheduled] = await Promise.all([
    read.sessions
      .find({ ...inView(input), status: { $in: ['open', 'suspended'] } })
      .sort({ number: -1 })
      .lean<SessionDoc[]>(),
    read.sessions
      .find({ ...inView(input), status: 'scheduled' })
      .sort({ startsAt: 1 })
      .limit(SCHEDULED_SHOWN)
      .lean<SessionDoc[]>(),
  ])
  return [...sitting, ...scheduled].map(presentSession)
}

async function unreadFor(input: Source): Promise<Today['unread']> {
  const docs = await input.read.proposals
    .find({ ...inView(input), status: { $in: [...OPEN_STATUSES] } })
    .select(SUMMARY)
    .sort({ number: -1 })
    .lean<ProposalOutline[]>()
  const summaries = await summariesWithUnread(input, docs)
  return summaries.filter(({ unread }) => unread > 0)
}

async function repliesTo(input: Source): Promise<Today['replies']> {
  const { read, viewer, personal } = input
  const docs = await read.comments
    .find({ ...inView(input), answers: viewer.member })
    .sort({ at: -1 })
    .limit(REPLIES_SCANNED)
    .lean<CommentDoc[]>()
  const others = docs.filter(({ author, state }) => author.member !== viewer.member && state === 'shown')
  const threads = [...new Set(others.map(({ thread }) => thread))]
  const [ranges, subjects] = await Promise.all([
    readRanges(personal, { account: viewer.account, threads }),
    read.threads.find({ _id: { $in: threads } }).lean<ThreadDoc[]>(),
  ])
  const proposals = new Map(subjects.map(({ _id, subject }) => [_id, subject.id]))
  return others
    .filter(({ thread, number }) => !includes(ranges.get(thread) ?? [], number))
    .slice(0, REPLIES_SHOWN)
    .map((doc) => ({ ...presentComment(doc, viewer.audiences), proposal: proposals.get(doc.thread) ?? '' }))
}

async function latestDecisions(input: Source): Promise<Today['decisions']> {
  const docs = await input.read.decisions
    .find(inView(input))
    .sort({ number: -1 })
    .limit(DECISIONS_SHOWN)
    .lean<DecisionDoc[]>()
  return summarizeDecisions(input.read, docs)
}

export const todayQueries: QueryAnswer[] = [getTodayAnswer]
