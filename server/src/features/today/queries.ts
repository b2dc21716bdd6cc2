import { DECISIONS_SHOWN, getToday, type Today } from '@quorate/shared/contracts/today'
import type { Thread } from '@quorate/shared/domain/threads/state'
import { answer, inView, type QueryAnswer, type QuerySource } from '../../http/answer.ts'
import { readList } from '../../http/paging.ts'
import { summarizeDecision } from '../decisions/presenter.ts'
import type { DecisionDoc } from '../decisions/read-models.ts'
import { presentSession } from '../sessions/presenter.ts'
import type { SessionDoc } from '../sessions/read-models.ts'
import { countOf, includes } from '../threads/personal-ranges.ts'
import { presentComment } from '../threads/presenter.ts'
import type { CommentDoc } from '../threads/read-models.ts'
import { presentVoteRow, VOTE_SUMMARY, type VoteSummaryDoc } from '../votes/presenter.ts'
import { ownBallots } from '../votes/queries.ts'
import { linesOf, type Own, ownOf, rowOf, summariesOf } from '../works/rows.ts'

const SCHEDULED_SHOWN = 5
const REPLIES_SHOWN = 10
/** How many of the latest replies are read to find the unread ones: at first, and then if too few of these are unread. */
const REPLIES_READ = [40, 160]
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

/** The decision state lists the votes that are open or not yet certified: few at any time. */
async function votesFor(input: Source): Promise<Pick<Today, 'votes' | 'toCertify'>> {
  const { viewer, state } = input
  const { pending, votes: all } = state.votes
  const docs = await readList(input, 'votes', { pending }, ({ votes }, within) =>
    votes
      .find({ _id: { $in: [...pending] }, ...within })
      .select(VOTE_SUMMARY)
      .sort({ order: -1 })
      .lean<VoteSummaryDoc[]>(),
  )
  const open = docs.filter(({ _id }) => all.get(_id)?.closed === null)
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
  const closed = docs.filter(({ status }) => status === 'closed')
  const toCertify = closed.filter(({ _id: vote }) => viewer.can({ type: 'certifyVote', vote }) === null)
  return { votes, toCertify: toCertify.map(presentVoteRow) }
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
  const docs = [...sitting, ...scheduled]
  const lines = await linesOf(
    input,
    docs.flatMap(({ works }) => works),
  )
  return docs.map((doc) => ({
    ...presentSession(doc, lines),
    about: doc.works.flatMap((work) => lines.get(work) ?? []),
  }))
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
  const { read, viewer, state } = input
  const { threads } = state.threads
  const unread = await unreadReplies(input, own)
  const shown = unread.map(({ _id }) => _id)
  const [lines, whole] = await Promise.all([
    linesOf(
      input,
      unread.flatMap(({ thread }) => threads.get(thread)?.work ?? []),
    ),
    read.comments
      .find({ _id: { $in: shown }, ...inView(input) })
      .sort({ at: -1 })
      .lean<CommentDoc[]>(),
  ])
  return whole.flatMap((doc) => {
    const work = lines.get(threads.get(doc.thread)?.work ?? '')
    return work === undefined ? [] : [{ ...presentComment(doc, viewer.audiences), work }]
  })
}

type Reply = Pick<CommentDoc, '_id' | 'thread' | 'number' | 'state'> & { author: Pick<CommentDoc['author'], 'member'> }

/** The latest replies of others to the viewer that they have not read, as far as they are shown. */
async function unreadReplies(input: Source, { known }: Own): Promise<Reply[]> {
  const { read, viewer } = input
  const unread: Reply[] = []
  let skip = 0
  for (const limit of REPLIES_READ) {
    const docs = await read.comments
      .find({ ...inView(input), answers: viewer.member })
      .select({ thread: 1, number: 1, 'author.member': 1, state: 1 })
      .sort({ at: -1 })
      .skip(skip)
      .limit(limit)
      .batchSize(limit)
      .lean<Reply[]>()
    const others = docs.filter(({ author, state }) => author.member !== viewer.member && state === 'shown')
    unread.push(...others.filter(({ thread, number }) => !includes(known(thread), number)))
    if (unread.length >= REPLIES_SHOWN || docs.length < limit) break
    skip += limit
  }
  return unread.slice(0, REPLIES_SHOWN)
}

async function latestDecisions(input: Source): Promise<Today['decisions']> {
  const docs = await readList(input, 'decisions', { latest: DECISIONS_SHOWN }, ({ decisions }, within) =>
    decisions.find(within).sort({ number: -1 }).limit(DECISIONS_SHOWN).lean<DecisionDoc[]>(),
  )
  return docs.map(summarizeDecision)
}

export const todayQueries: readonly QueryAnswer[] = [getTodayAnswer]
