import { z } from 'zod'
import { inCommittee, seq, since } from './common.ts'
import { query } from './contract.ts'
import { decisionSummary } from './decisions.ts'
import { proposalSummary } from './proposals.ts'
import { session } from './sessions.ts'
import { comment } from './threads.ts'
import { voteSummary } from './votes.ts'

export const getToday = query({
  path: '/committees/{committee}/today',
  summary: 'What asks for the caller now, and what is new',
  params: inCommittee,
  query: since({}),
  response: z.strictObject({
    seq,
    /** Open votes; `mine` says whether the caller's delegation has cast, `canCast` whether the caller may. */
    votes: z.array(voteSummary.extend({ canCast: z.boolean(), mine: z.boolean() })),
    /** Closed votes that await the caller's certification. */
    toCertify: z.array(voteSummary),
    /** The open or suspended sessions, then the next scheduled ones. */
    sessions: z.array(session),
    /** Open proposals with comments the caller has not read. */
    unread: z.array(proposalSummary.extend({ unread: z.number().int() })),
    /** Replies to the caller's comments they have not read, the newest first, at most ten. */
    replies: z.array(comment.extend({ proposal: z.string() })),
    decisions: z.array(decisionSummary),
  }),
})
export type Today = z.infer<typeof getToday.response>
