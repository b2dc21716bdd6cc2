import { z } from 'zod'
import {
  abilities,
  clauseNumber,
  id,
  inCommittee,
  language,
  officialText,
  officialTextInput,
  seq,
  since,
  within,
} from './common.ts'
import { command, none, query } from './contract.ts'
import { decisionSummary } from './decisions.ts'
import { proposalSummary } from './proposals.ts'
import { sessionSummary } from './sessions.ts'
import { voteSummary } from './votes.ts'

/** A document as it was read from a file: its text, of at most two million characters. */
export const documentSource = z.strictObject({
  en: z.string().max(2_000_000).optional(),
  fr: z.string().max(2_000_000).optional(),
})

export const mandateClause = z.strictObject({
  number: z.string(),
  parent: z.string().nullable(),
  text: officialText,
  /** Proposals under this clause: how many in all, and how many still open. */
  proposals: z.number().int(),
  open: z.number().int(),
})

const mandate = z.strictObject({
  id: z.string(),
  title: officialText,
  authentic: z.array(language),
  clauses: z.array(mandateClause),
})

export const getMandates = query({
  path: '/committees/{committee}/mandates',
  summary: 'The mandates, clause by clause, with the work under each; the newest first',
  params: inCommittee,
  query: since({}),
  response: z.strictObject({ seq, mandates: z.array(mandate), can: abilities }),
})
export type Mandates = z.infer<typeof getMandates.response>

/** One piece of work from clause to outcome. */
export const chain = z.strictObject({
  proposal: proposalSummary,
  thread: z.strictObject({ id: z.string(), comments: z.number().int(), open: z.boolean() }),
  sessions: z.array(sessionSummary),
  votes: z.array(voteSummary),
  decision: decisionSummary.nullable(),
  /** The version of the instrument that the decision made. */
  version: z.strictObject({ instrument: z.string(), number: z.number().int() }).nullable(),
})
export type Chain = z.infer<typeof chain>

export const getClause = query({
  path: '/committees/{committee}/mandates/{mandate}/clauses/{clause}',
  summary: 'A clause with all work under it: proposal, thread, sessions, votes, decision, version',
  params: within({ mandate: id, clause: clauseNumber }),
  query: since({}),
  response: z.strictObject({
    seq,
    mandate: z.strictObject({ id: z.string(), title: officialText }),
    clause: z.strictObject({ number: z.string(), parent: z.string().nullable(), text: officialText }),
    chains: z.array(chain),
  }),
})
export type Clause = z.infer<typeof getClause.response>

export const mandateCommands = [
  command({
    type: 'importMandate',
    path: '/mandates',
    summary: 'Import a mandate from a plain-text or Markdown document with numbered provisions',
    params: none,
    body: z.strictObject({ title: officialTextInput(300), source: documentSource }),
    limit: 4 * 1024 * 1024,
  }),
] as const
