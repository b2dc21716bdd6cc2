import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Vote, VoteRow, Votes } from '@quorate/shared/contracts/votes'
import type { VoteEvents } from '@quorate/shared/domain/votes/events'
import type { LiveOf } from '../../area.ts'
import { meIn, presides } from '../../data/committee.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { heldLine, withFirst } from '../works/patches.ts'
import {
  certifiedAfter,
  closedAfter,
  closedAnswer,
  decidedAfter,
  openedAnswer,
  openedRow,
  withCast,
} from './patches.ts'
import { type VoteFilter, voteKeys } from './queries.ts'

/** The event came without its contents: any vote may be concerned. */
function refreshAll({ refresh }: LiveContext, seq: number): void {
  refresh(voteKeys.each, seq, 'now')
  refresh(voteKeys.list, seq, 'later')
}

/** Changes the row of a vote; a list of those with another status is asked for again when somebody next looks at it. */
function patchRows({ client, committee, patch }: LiveContext, seq: number, change: (row: VoteRow) => VoteRow): void {
  patch<Votes>(voteKeys.list, seq, (old) => ({ ...old, votes: old.votes.map(change) }))
  void client.invalidateQueries({
    queryKey: [committee, ...voteKeys.list],
    refetchType: 'none',
    // The edge: a list's key ends in its filter.
    predicate: ({ queryKey }) => (queryKey.at(-1) as VoteFilter).status !== undefined,
  })
}

/** The event says all that pages show of the vote, but for what those may do with it who conduct it. */
function opened(event: PresentedEvent<'VoteOpened'>, context: LiveContext): void {
  const { patch, refresh, seed } = context
  const { seq, data } = event
  const line = heldLine(context, data?.work)
  const row = openedRow(event, line)
  if (row === null) refresh(voteKeys.list, seq)
  else
    patch<Votes>(voteKeys.list, seq, (old, { queryKey, page }) => {
      // The edge: a list's key ends in its filter. Whether a search finds it only the server can tell.
      const { status = 'open', search } = queryKey.at(-1) as VoteFilter
      const fits = page === 0 && search === undefined && status === 'open'
      return fits ? { ...old, votes: withFirst(old.votes, row) } : old
    })
  // With a second ballot the first is no longer to be certified.
  if (presides(context)) refresh(voteKeys.each, seq, 'now')
  const answer = openedAnswer(event, line, meIn(context))
  if (answer !== null) seed(voteKeys.one(answer.vote.id), answer)
}

/** The event says what has become of the vote; those who conduct it ask at once what they may do next. */
function happened(
  { seq, data }: PresentedEvent<'VoteClosed' | 'VoteCertified'>,
  context: LiveContext,
  after: (old: Vote) => Vote,
): void {
  if (data === null) {
    refreshAll(context, seq)
    return
  }
  context.patch<Vote>(voteKeys.one(data.vote), seq, after)
  if (presides(context)) context.refresh(voteKeys.one(data.vote), seq, 'now')
}

/** How events change votes. They are patched, so that a busy vote costs its viewers no request for each ballot. */
export const voteLive: LiveOf<VoteEvents> = {
  VoteOpened: opened,
  // Only the delegation itself gets this event.
  BallotCast: ({ seq, data }, { refresh }) => refresh(data ? voteKeys.one(data.vote) : voteKeys.each, seq, 'now'),
  BallotCounted: ({ seq, data }, { patch }) => {
    if (!data) return
    // The answer's own point of the record stays: other changes of the entry are still to be fetched.
    patch<Vote>(voteKeys.one(data.vote), seq, (old) => ({ ...old, vote: withCast(old.vote, data) }))
    const counted = (vote: VoteRow) => withCast(vote, data)
    patch<Votes>(voteKeys.list, seq, (old) => ({ ...old, votes: old.votes.map(counted) }))
  },
  VoteClosed: (event, context) => {
    happened(event, context, (old) => closedAnswer(old, event, meIn(context)))
    patchRows(context, event.seq, (row) => closedAfter(row, event))
  },
  VoteCertified: (event, context) =>
    happened(event, context, (old) => ({ ...old, vote: certifiedAfter(old.vote, event) })),
}

export const voteReactions: LiveHandlers = {
  // A change of the voter concerns everybody in the delegation.
  CredentialIssued: ({ seq }, { refresh }) => refresh(voteKeys.each, seq, 'now'),
  CredentialLapsed: ({ seq }, { refresh }) => refresh(voteKeys.each, seq, 'now'),
  DecisionTaken: (event, context) => {
    const { seq, data } = event
    if (data === null) {
      refreshAll(context, seq)
      return
    }
    const { decision } = data
    context.patch<Vote>(voteKeys.one(data.by.vote), seq, (old) => ({ ...old, vote: { ...old.vote, decision } }))
    patchRows(context, seq, (row) => decidedAfter(row, event))
  },
}
