import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Today } from '@quorate/shared/contracts/today'
import { meIn } from '../../data/committee.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { withPresence } from '../sessions/patches.ts'
import { lineAfter, withCast, workAfter } from '../works/patches.ts'
import { todayKeys } from './queries.ts'

const all = ({ seq }: { seq: number }, { refresh }: LiveContext) => refresh(todayKeys.all, seq)

/** Counts the comment on its work. A first unread comment, or a reply that may be to the reader, is fetched. */
function commented(event: PresentedEvent<'CommentPosted'>, context: LiveContext): void {
  const { seq, data, actor } = event
  const { client, committee, refresh, patch } = context
  if (data === null) {
    refresh(todayKeys.all, seq, 'later')
    return
  }
  const old = client.getQueryData<Today>([committee, ...todayKeys.all])
  patch<Today>(todayKeys.all, seq, (today) => ({
    ...today,
    unread: today.unread.map((work) => workAfter(work, event)),
  }))
  const known = old?.unread.some(({ thread }) => thread === data.thread)
  const perhapsToMe = data.replyTo !== null && actor.member !== meIn(context)?.member
  if (!known || perhapsToMe) refresh(todayKeys.all, seq, 'later')
}

/** The replies change if the comment is one of them; any comment may be shown again. */
function changed(
  event: PresentedEvent<'CommentEdited' | 'CommentWithdrawn' | 'CommentHidden'>,
  context: LiveContext,
): void {
  const { client, committee, refresh } = context
  const shown = client.getQueryData<Today>([committee, ...todayKeys.all])?.replies
  const { data, seq } = event
  if (data === null || shown?.some(({ id }) => id === data.comment)) refresh(todayKeys.all, seq, 'later')
}

/** A work that is no longer open is removed from those with something new. */
function moved(event: PresentedEvent<'WorkMoved'>, context: LiveContext): void {
  const { seq, data } = event
  context.patch<Today>(todayKeys.all, seq, (today) => ({
    ...today,
    unread: today.unread.map((work) => workAfter(work, event)),
    sessions: today.sessions.map((each) => ({ ...each, about: each.about.map((work) => lineAfter(work, event)) })),
    replies: today.replies.map((reply) => ({ ...reply, work: lineAfter(reply.work, event) })),
  }))
  if (data === null || !data.open) all(event, context)
}

/** Events that can add something to the page of today, or remove it. */
export const todayReactions: LiveHandlers = {
  WorkMoved: moved,
  CommentPosted: commented,
  CommentEdited: changed,
  CommentWithdrawn: changed,
  CommentHidden: changed,
  CommentRestored: ({ seq }, { refresh }) => refresh(todayKeys.all, seq, 'later'),
  DebateClosed: all,
  DebateReopened: all,
  SessionScheduled: all,
  SessionOpened: all,
  SessionSuspended: all,
  SessionResumed: all,
  SessionClosed: all,
  ItemTakenUp: ({ seq, data }, { patch }) =>
    patch<Today>(todayKeys.all, seq, (today) => ({
      ...today,
      sessions: today.sessions.map((each) => (each.id === data?.session ? { ...each, current: data.item } : each)),
    })),
  PresenceRecorded: ({ seq, data }, { patch }) => {
    if (data)
      patch<Today>(todayKeys.all, seq, (today) => ({
        ...today,
        sessions: today.sessions.map((each) => withPresence(each, data)),
      }))
  },
  VoteOpened: ({ seq }, { refresh }) => refresh(todayKeys.all, seq, 'now'),
  BallotCast: all,
  BallotCounted: ({ seq, data }, { patch }) => {
    if (data)
      patch<Today>(todayKeys.all, seq, (today) => ({
        ...today,
        votes: today.votes.map((vote) => withCast(vote, data)),
      }))
  },
  VoteClosed: all,
  VoteCertified: all,
  DecisionTaken: all,
}
