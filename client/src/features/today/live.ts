import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { DECISIONS_SHOWN, type Today, VOTES_SHOWN } from '@quorate/shared/contracts/today'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { meIn, presides } from '../../data/committee.ts'
import type { LiveContext, LiveHandlers } from '../../live/handlers.ts'
import { decidedOn } from '../decisions/patches.ts'
import { canCastIn, openedRow, withCast } from '../votes/patches.ts'
import { heldLine, lineAfter, withFirst, workAfter } from '../works/patches.ts'
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
  const me = meIn(context)?.member
  const old = client.getQueryData<Today>([committee, ...todayKeys.all])
  patch<Today>(todayKeys.all, seq, (today) => ({
    ...today,
    unread: today.unread.map((work) => workAfter(work, event, me)),
  }))
  // One's own comment is neither new nor a reply to oneself.
  if (actor.member === me) return
  const known = old?.unread.some(({ thread }) => thread === data.thread)
  if (!known || data.replyTo !== null) refresh(todayKeys.all, seq, 'later')
}

/** The replies change if the comment is one of them; if it is no longer shown, so may what is unread. */
function changed(
  event: PresentedEvent<'CommentEdited' | 'CommentWithdrawn' | 'CommentHidden'>,
  context: LiveContext,
): void {
  const { client, committee, refresh } = context
  const today = client.getQueryData<Today>([committee, ...todayKeys.all])
  if (today === undefined) return
  const { type, data, seq } = event
  const { replies, unread, unreadWorks } = today
  const isReply = replies.some(({ id }) => id === data?.comment)
  const mayBeNew = unreadWorks > unread.length || unread.some(({ thread }) => thread === data?.thread)
  if (data === null || isReply || (type !== 'CommentEdited' && mayBeNew)) refresh(todayKeys.all, seq, 'later')
}

/**
 * A work that is no longer open is no longer among those with something new; one that is not shown may come up for it.
 */
function moved(event: PresentedEvent<'WorkMoved'>, context: LiveContext): void {
  const { seq, data } = event
  if (data === null) {
    all(event, context)
    return
  }
  context.patch<Today>(todayKeys.all, seq, (today) => {
    const shown = today.unread.map((work) => workAfter(work, event, meIn(context)?.member))
    const unread = shown.filter(({ open }) => open)
    if (!data.open && today.unreadWorks > shown.length) context.refresh(todayKeys.all, seq, 'later')
    return {
      ...today,
      unread,
      unreadWorks: today.unreadWorks - (shown.length - unread.length),
      sessions: today.sessions.map((each) => ({ ...each, about: each.about.map((work) => lineAfter(work, event)) })),
      replies: today.replies.map((reply) => ({ ...reply, work: lineAfter(reply.work, event) })),
    }
  })
}

/** A work as it is named on this page, or on another that was open before. */
function lineOn(today: Today, context: LiveContext, id: string): WorkLine | undefined {
  const named = [...today.unread, ...today.sessions.flatMap(({ about }) => about)]
  return named.find((work) => work.id === id) ?? heldLine(context, id)
}

function voteOpened(event: PresentedEvent<'VoteOpened'>, context: LiveContext): void {
  const { seq, data } = event
  // With a second ballot the first is no longer to be certified.
  if (data === null || presides(context)) context.refresh(todayKeys.all, seq, 'now')
  if (data === null) return
  context.patch<Today>(todayKeys.all, seq, (today) => {
    const row = openedRow(event, lineOn(today, context, data.work))
    if (row === null) {
      context.refresh(todayKeys.all, seq, 'now')
      return today
    }
    const vote = { ...row, canCast: canCastIn(event, meIn(context)), mine: false }
    return { ...today, votes: withFirst(today.votes, vote).slice(0, VOTES_SHOWN) }
  })
}

/** The delegation has cast its ballot. */
function cast({ seq, data }: PresentedEvent<'BallotCast'>, { patch, refresh }: LiveContext): void {
  if (data === null) {
    refresh(todayKeys.all, seq)
    return
  }
  patch<Today>(todayKeys.all, seq, (today) => ({
    ...today,
    votes: today.votes.map((vote) => (vote.id === data.vote ? { ...vote, mine: true } : vote)),
  }))
}

/** Results to certify are shown to those who may certify them. */
function voteClosed(event: PresentedEvent<'VoteClosed'>, context: LiveContext): void {
  const { seq, data } = event
  context.patch<Today>(todayKeys.all, seq, (today) => ({
    ...today,
    votes: today.votes.filter(({ id }) => id !== data?.vote),
  }))
  if (data === null || presides(context)) all(event, context)
}

function decided(event: PresentedEvent<'DecisionTaken'>, context: LiveContext): void {
  const { seq, data } = event
  if (data === null || presides(context)) all(event, context)
  if (data === null) return
  context.patch<Today>(todayKeys.all, seq, (today) => {
    const decision = decidedOn(event, lineOn(today, context, data.work))
    if (decision === null) context.refresh(todayKeys.all, seq, 'later')
    return { ...today, decisions: withFirst(today.decisions, decision).slice(0, DECISIONS_SHOWN) }
  })
}

/** Events that can add something to the page of today, or remove it. */
export const todayReactions: LiveHandlers = {
  WorkMoved: moved,
  CommentPosted: commented,
  CommentEdited: changed,
  CommentWithdrawn: changed,
  CommentHidden: changed,
  CommentRestored: ({ seq }, { refresh }) => refresh(todayKeys.all, seq, 'later'),
  WordsErased: ({ seq, data }, { refresh }) => {
    if (data === null || data.subject.kind === 'comment') refresh(todayKeys.all, seq, 'later')
  },
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
  VoteOpened: voteOpened,
  BallotCast: cast,
  BallotCounted: ({ seq, data }, { patch }) => {
    if (data)
      patch<Today>(todayKeys.all, seq, (today) => ({
        ...today,
        votes: today.votes.map((vote) => withCast(vote, data)),
      }))
  },
  VoteClosed: voteClosed,
  VoteCertified: (event, context) => {
    if (presides(context)) all(event, context)
  },
  DecisionTaken: decided,
}
