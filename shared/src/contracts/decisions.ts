import { z } from 'zod'
import { DECISION_OUTCOMES } from '../domain/decisions/events.ts'
import { OFFICES } from '../domain/votes/state.ts'
import { clauseRef, id, inCommittee, instant, next, officialText, page, search, seq, since, within } from './common.ts'
import { query } from './contract.ts'

export const decisionSummary = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  symbol: z.string(),
  outcome: z.enum(DECISION_OUTCOMES),
  /** The subject of the decision. */
  work: z.strictObject({ id: z.string(), kind: z.string(), symbol: z.string(), title: officialText }),
  /** How it was taken. */
  by: z.strictObject({ way: z.literal('vote'), vote: z.string() }),
  at: instant,
})
export type DecisionSummary = z.infer<typeof decisionSummary>

export const getDecisions = query({
  path: '/committees/{committee}/decisions',
  summary: 'Decisions, the newest first',
  params: inCommittee,
  query: page({ search: search.optional() }),
  response: z.strictObject({ seq, decisions: z.array(decisionSummary), next }),
})
export type Decisions = z.infer<typeof getDecisions.response>

export const getDecision = query({
  path: '/committees/{committee}/decisions/{decision}',
  summary: 'A decision: how it was reached and what it changed; its work and vote by id',
  params: within({ decision: id }),
  query: since({}),
  response: z.strictObject({
    seq,
    decision: decisionSummary,
    clause: clauseRef,
    sentence: z.strictObject({ en: z.string(), fr: z.string() }),
    /** The version of the instrument it made, if it carried. */
    version: z.strictObject({ instrument: z.string(), number: z.number().int() }).nullable(),
    certifiedBy: z.array(z.strictObject({ office: z.enum(OFFICES), member: z.string(), at: instant })),
  }),
})
export type Decision = z.infer<typeof getDecision.response>
