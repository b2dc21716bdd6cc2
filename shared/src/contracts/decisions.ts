import { z } from 'zod'
import { id, inCommittee, instant, seq, since, within } from './common.ts'
import { query } from './contract.ts'

export const decisionSummary = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  symbol: z.string(),
  outcome: z.enum(['carried', 'rejected']),
  proposal: z.string(),
  proposalSymbol: z.string(),
  title: z.string(),
  vote: z.string(),
  at: instant,
})
export type DecisionSummary = z.infer<typeof decisionSummary>

export const getDecisions = query({
  path: '/committees/{committee}/decisions',
  summary: 'All decisions, the newest first',
  params: inCommittee,
  query: since({}),
  response: z.strictObject({ seq, decisions: z.array(decisionSummary) }),
})
export type Decisions = z.infer<typeof getDecisions.response>

export const getDecision = query({
  path: '/committees/{committee}/decisions/{decision}',
  summary: 'A decision: how it was reached and what it changed; its proposal and vote by id',
  params: within({ decision: id }),
  query: since({}),
  response: z.strictObject({
    seq,
    decision: decisionSummary,
    clause: z.strictObject({ mandate: z.string(), clause: z.string() }),
    sentence: z.strictObject({ en: z.string(), fr: z.string() }),
    /** The version of the instrument it made, where it carried. */
    version: z.strictObject({ instrument: z.string(), number: z.number().int() }).nullable(),
    certifiedBy: z.array(z.strictObject({ office: z.enum(['chair', 'secretariat']), member: z.string(), at: instant })),
  }),
})
export type Decision = z.infer<typeof getDecision.response>
