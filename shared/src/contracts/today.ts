import { z } from 'zod'
import { inCommittee, seq, since } from './common.ts'
import { query } from './contract.ts'
import { decisionSummary } from './decisions.ts'
import { session, sessionSummary } from './sessions.ts'
import { comment } from './threads.ts'
import { voteRow } from './votes.ts'
import { workLine } from './work-line.ts'
import { workRow } from './works.ts'

/** Decisions shown, the latest ones. */
export const DECISIONS_SHOWN = 5

/** Votes shown, the latest ones: of those that are open, and of those to certify. */
export const VOTES_SHOWN = 20

export const getToday = query({
  path: '/committees/{committee}/today',
  summary: 'The things that need the caller now, and the news',
  params: inCommittee,
  query: since({}),
  response: z.strictObject({
    seq,
    /** Open votes, at most twenty; `mine` says whether the caller's delegation has cast, `canCast` whether the caller may. */
    votes: z.array(voteRow.extend({ canCast: z.boolean(), mine: z.boolean() })),
    /** Closed votes that await the caller's certification, at most twenty. */
    toCertify: z.array(voteRow),
    /** The open or suspended sessions, with their agenda and the works on it; then the next scheduled ones, without. */
    sessions: z.array(
      sessionSummary.extend({ ...session.pick({ agenda: true, current: true }).shape, about: z.array(workLine) }),
    ),
    /**
     * Open works with comments the caller has not read, the last brought first, at most twenty; and how many there are.
     */
    unread: z.array(workRow),
    unreadWorks: z.number().int(),
    /** Replies to the caller's comments they have not read, the newest first, at most ten. */
    replies: z.array(comment.extend({ work: workLine })),
    decisions: z.array(decisionSummary),
  }),
})
export type Today = z.infer<typeof getToday.response>
