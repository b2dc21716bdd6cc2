import type { Chain } from '@quorate/shared/contracts/mandate'
import type { ProposalSummary } from '@quorate/shared/contracts/proposals'
import { inView, type QuerySource } from '../../http/answer.ts'
import type { DecisionDoc } from '../decisions/docs.ts'
import { summarizeDecision } from '../decisions/presenter.ts'
import type { SessionDoc } from '../sessions/docs.ts'
import { summarizeSession } from '../sessions/presenter.ts'
import type { ThreadDoc } from '../threads/docs.ts'
import { readRanges } from '../threads/personal.ts'
import { countOf } from '../threads/personal-ranges.ts'
import type { VoteDoc } from '../votes/docs.ts'
import { summarizeVote } from '../votes/presenter.ts'
import type { ProposalDoc } from './docs.ts'
import { summarizeProposal } from './presenter.ts'

type Source = Pick<QuerySource, 'read' | 'viewer'> & { params: { committee: string } }

/** What of a proposal its summary is made of: its texts stay in the store. */
export const SUMMARY = { operations: 0, justification: 0 } as const
export type ProposalOutline = Omit<ProposalDoc, keyof typeof SUMMARY>

async function threadsOf(source: Source, proposals: readonly ProposalOutline[]): Promise<Map<string, ThreadDoc>> {
  const ids = proposals.map(({ thread }) => thread)
  const threads = await source.read.threads.find({ _id: { $in: ids }, ...inView(source) }).lean<ThreadDoc[]>()
  return new Map(threads.map((thread) => [thread._id, thread]))
}

const UNSEEN = { count: 0, open: false }

/** The proposals' summaries, each with how many comments the viewer has not read. */
export async function summariesWithUnread(
  source: Source & Pick<QuerySource, 'personal'>,
  proposals: readonly ProposalOutline[],
): Promise<(ProposalSummary & { unread: number })[]> {
  const { viewer, personal } = source
  const ids = proposals.map(({ thread }) => thread)
  const [threads, read] = await Promise.all([
    threadsOf(source, proposals),
    readRanges(personal, { account: viewer.account, threads: ids }),
  ])
  return proposals.map((proposal) => {
    const thread = threads.get(proposal.thread) ?? UNSEEN
    const unread = Math.max(0, thread.count - countOf(read.get(proposal.thread) ?? []))
    return { ...summarizeProposal(proposal, thread), unread }
  })
}

/** Each proposal with all that came of it, found by the links that the record's events hold. */
export async function loadChains(source: Source, proposals: readonly ProposalOutline[]): Promise<Chain[]> {
  const { read } = source
  const $in = proposals.map(({ _id }) => _id)
  const seen = inView(source)
  const [threads, sessions, votes, decisions] = await Promise.all([
    threadsOf(source, proposals),
    read.sessions
      .find({ ...seen, 'agenda.proposal': { $in } })
      .sort({ number: 1 })
      .lean<SessionDoc[]>(),
    read.votes
      .find({ ...seen, proposal: { $in } })
      .sort({ openedAt: 1 })
      .lean<VoteDoc[]>(),
    read.decisions.find({ ...seen, proposal: { $in } }).lean<DecisionDoc[]>(),
  ])
  return proposals.map((proposal) => {
    const thread = threads.get(proposal.thread) ?? UNSEEN
    const decision = decisions.find((one) => one.proposal === proposal._id)
    return {
      proposal: summarizeProposal(proposal, thread),
      thread: { id: proposal.thread, comments: thread.count, open: thread.open },
      sessions: sessions
        .filter(({ agenda }) => agenda.some((item) => item.proposal === proposal._id))
        .map(summarizeSession),
      votes: votes.filter((vote) => vote.proposal === proposal._id).map(summarizeVote),
      decision: decision === undefined ? null : summarizeDecision(decision, proposal),
      version: decision?.version ?? null,
    }
  })
}
