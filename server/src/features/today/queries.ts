import { DECISIONS_SHOWN, getToday, type Today, VOTES_SHOWN } from '@quorate/shared/contracts/today'
import type { Thread } from '@quorate/shared/domain/threads/state'
import { answer, inView, type QueryAnswer, type QuerySource } from '../../http/answer.ts'
import { readList } from '../../http/paging.ts'
import { summarizeDecision } from '../decisions/presenter.ts'
import type { DecisionDoc } from '../decisions/read-models.ts'
import { agendaWith, summarizeSession } from '../sessions/presenter.ts'
import type { SessionDoc } from '../sessions/read-models.ts'
import { countOf, includes } from '../threads/personal-ranges.ts'
import { presentComment } from '../threads/presenter.ts'
import type { CommentDoc } from '../threads/read-models.ts'
import { presentVoteRow, VOTE_SUMMARY, type VoteSummaryDoc } from '../votes/presenter.ts'
import { ownBallots } from '../votes/queries.ts'
import { linesOf, type Own, ownOf, rowOf, summariesOf } from '../works/rows.ts'

const SCHEDULED_SHOWN = 5
const REPLIES_SHOWN = 10
/** How many replies are read to find the unread ones: the latest, and then earlier ones if too few of these are unread. */
const LATEST_REPLIES = 20
const EARLIER_REPLIES = 180
const UNREAD_SHOWN = 20

type Source = QuerySource & { params: { committee: string } }

const getTodayAnswer = answer(getToday, async (input) => {
  const own = ownOf(input)
  const [votes, sessions, unread, replies, decisions] = await Promise.all([
    votesFor(input),
    sessionsFor(input),
    own.then((mine) => unreadFor(input, mine)),
    own.then((mine) => repliesTo(input, mine)),
    latestDecisions(input),
  ])
  return { seq: input.seq, ...votes, sessions, ...unread, replies, decisions }
})

/** The decision state lists the votes that are open or not yet certified, the first opened first. */
async function votesFor(input: Source): Promise<Pick<Today, 'votes' | 'toCertify'>> {
  const { viewer, state } = input
  const { pending, votes: all } = state.votes
  const isOpen = (vote: string) => all.get(vote)?.closed === null
  const mayCertify = (vote: string) => viewer.can({ type: 'certifyVote', vote }) === null
  const open = await latestVotes(input, pending.filter(isOpen))
  const closed = await latestVotes(
    input,
    pending.filter((vote) => !isOpen(vote) && mayCertify(vote)),
  )
  const mine = await ownBallots(
    input,
    open.map(({ _id }) => _id),
  )
  const cast = new Set(mine.map(({ vote }) => vote))
  const votes = open.map((doc) => ({
    ...presentVoteRow(doc),
    canCast: viewer.can({ type: 'castBallot', vote: doc._id, choice: 'abstain' }) === null,
    mine: cast.has(doc._id),
  }))
  return { votes, toCertify: closed.filter(({ status }) => status === 'closed').map(presentVoteRow) }
}

async function latestVotes(input: Source, ids: readonly string[]): Promise<readonly VoteSummaryDoc[]> {
  const latest = ids.slice(-VOTES_SHOWN)
  if (latest.length === 0) return []
  return readList(input, 'votes', { latest }, ({ votes }, within) =>
    votes
      .find({ _id: { $in: latest }, ...within })
      .select(VOTE_SUMMARY)
      .sort({ order: -1 })
      .lean<VoteSummaryDoc[]>(),
  )
}

async function sessionsFor(input: Source): Promise<Today['sessions']> {
  const [sitting, scheduled] = await Promise.all([
    readList(input, 'sessions', { sitting: true }, ({ sessions }, within) =>
      sessions
        .find({ ...within, status: { $in: ['open', 'suspended'] } })
        .sort({ number: -1 })
        .lean<SessionDoc[]>(),
    ),
    readList(input, 'sessions', { scheduled: SCHEDULED_SHOWN }, ({ sessions }, within) =>
      sessions
        .find({ ...within, status: 'scheduled' })
        .sort({ startsAt: 1 })
        .limit(SCHEDULED_SHOWN)
        .lean<SessionDoc[]>(),
    ),
  ])
  const lines = await linesOf(
    input,
    sitting.flatMap(({ works }) => works),
  )
  return [
    ...sitting.map((doc) => ({
      ...summarizeSession(doc),
      agenda: agendaWith(doc.agenda, (work) => lines.has(work)),
      current: doc.current,
      about: doc.works.flatMap((work) => lines.get(work) ?? []),
    })),
    ...scheduled.map((doc) => ({ ...summarizeSession(doc), agenda: [], current: null, about: [] })),
  ]
}

/** The decision state counts the comments; how many of them are news to the caller, the read models say. */
async function unreadFor(input: Source, own: Own): Promise<Pick<Today, 'unread' | 'unreadWorks'>> {
  const { viewer, state } = input
  const { audiences } = viewer
  const unread = [...state.works.works.values()].filter(
    ({ open, audience, thread }) =>
      open && audiences.has(audience) && hasUnread(own, state.threads.threads.get(thread)),
  )
  // The state has works in the order in which they were brought.
  const shown = unread.slice(-UNREAD_SHOWN).map(({ work }) => work)
  const docs = [...(await summariesOf(input, shown)).values()].sort((one, other) => other.order - one.order)
  // While the committee acts, the state and the works are ahead of what was read of the viewer: that may lack a comment.
  const latest =
    state.seq === input.seq
      ? own
      : await ownOf(
          input,
          docs.map(({ thread }) => thread),
        )
  const rows = docs.map((doc) => rowOf(doc, latest)).filter((row) => row.unread > 0)
  return { unread: rows, unreadWorks: unread.length - (docs.length - rows.length) }
}

function hasUnread({ known }: Own, thread: Thread | undefined): boolean {
  return thread !== undefined && thread.comments > countOf(known(thread.thread), thread.comments)
}

async function repliesTo(input: Source, own: Own): Promise<Today['replies']> {
  const { viewer, state } = input
  const { threads } = state.threads
  const unread = await unreadReplies(input, own)
  const lines = await linesOf(
    input,
    unread.flatMap(({ thread }) => threads.get(thread)?.work ?? []),
  )
  return unread.flatMap((doc) => {
    const work = lines.get(threads.get(doc.thread)?.work ?? '')
    return work === undefined ? [] : [{ ...presentComment(doc, viewer.audiences), work }]
  })
}

type Reply = Pick<CommentDoc, '_id' | 'thread' | 'number' | 'state'> & { author: Pick<CommentDoc['author'], 'member'> }

/**
 * The latest replies of others to the viewer that they have not read, as far as they are shown. The latest are read as a
 * whole, as they are mostly unread; of earlier ones first what tells whether they are.
 */
async function unreadReplies(input: Source, { known }: Own): Promise<CommentDoc[]> {
  const { read, viewer } = input
  const isUnread = ({ author, state, thread, number }: Reply) =>
    author.member !== viewer.member && state === 'shown' && !includes(known(thread), number)
  const replies = () => read.comments.find({ ...inView(input), answers: viewer.member }).sort({ at: -1 })
  const latest = await replies().limit(LATEST_REPLIES).batchSize(LATEST_REPLIES).lean<CommentDoc[]>()
  const unread = latest.filter(isUnread).slice(0, REPLIES_SHOWN)
  if (unread.length === REPLIES_SHOWN || latest.length < LATEST_REPLIES) return unread
  const earlier = await replies()
    .select({ thread: 1, number: 1, 'author.member': 1, state: 1 })
    .skip(LATEST_REPLIES)
    .limit(EARLIER_REPLIES)
    .batchSize(EARLIER_REPLIES)
    .lean<Reply[]>()
  const more = earlier.filter(isUnread).slice(0, REPLIES_SHOWN - unread.length)
  if (more.length === 0) return unread
  const whole = read.comments.find({ _id: { $in: more.map(({ _id }) => _id) }, ...inView(input) })
  return [...unread, ...(await whole.sort({ at: -1 }).lean<CommentDoc[]>())]
}

async function latestDecisions(input: Source): Promise<Today['decisions']> {
  const docs = await readList(input, 'decisions', { latest: DECISIONS_SHOWN }, ({ decisions }, within) =>
    decisions.find(within).sort({ number: -1 }).limit(DECISIONS_SHOWN).lean<DecisionDoc[]>(),
  )
  return docs.map(summarizeDecision)
}

export const todayQueries: readonly QueryAnswer[] = [getTodayAnswer]
