import type { EventType } from '@quorate/shared/domain/event'
import type { LiveHandlers } from '../../live/handlers.ts'

/** What can put something on, or take something off, the page of today. */
const NEWS: readonly EventType[] = [
  'ProposalTabled',
  'ProposalWithdrawn',
  'CommentPosted',
  'CommentWithdrawn',
  'CommentHidden',
  'CommentRestored',
  'SessionScheduled',
  'SessionOpened',
  'SessionSuspended',
  'SessionResumed',
  'SessionClosed',
  'ItemTakenUp',
  'PresenceRecorded',
  'VoteOpened',
  'BallotCast',
  'BallotCounted',
  'VoteClosed',
  'VoteCertified',
  'DecisionTaken',
]

export const todayReactions: LiveHandlers = Object.fromEntries(
  NEWS.map((type) => [
    type,
    (event: { seq: number }, { refresh }: { refresh: (key: readonly unknown[], seq: number) => void }) =>
      refresh(['today'], event.seq),
  ]),
)
