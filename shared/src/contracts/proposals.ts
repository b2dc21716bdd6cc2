import { z } from 'zod'
import {
  abilities,
  clauseNumber,
  eventActor,
  id,
  inCommittee,
  instant,
  officialText,
  seq,
  since,
  text,
  within,
} from './common.ts'
import { command, none, personal, query } from './contract.ts'
import { decisionSummary } from './decisions.ts'
import { operation, provision } from './instrument.ts'
import { sessionSummary } from './sessions.ts'
import { voteSummary } from './votes.ts'

/** Where a proposal stands. */
export const PROPOSAL_STATUSES = ['tabled', 'voting', 'carried', 'rejected', 'withdrawn'] as const

export const proposalSummary = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  symbol: z.string(),
  kind: z.enum(['amendment']),
  title: z.string(),
  status: z.enum(PROPOSAL_STATUSES),
  clause: z.strictObject({ mandate: z.string(), clause: z.string() }),
  instrument: z.string(),
  version: z.number().int(),
  sponsor: z.string(),
  thread: z.string(),
  comments: z.number().int(),
  debateOpen: z.boolean(),
  tabledAt: instant,
  tabledBy: eventActor,
})
export type ProposalSummary = z.infer<typeof proposalSummary>

export const getProposals = query({
  path: '/committees/{committee}/proposals',
  summary: 'All proposals, the newest first',
  params: inCommittee,
  query: since({}),
  response: z.strictObject({
    seq,
    proposals: z.array(proposalSummary.extend({ unread: z.number().int() })),
    /** tableProposal, by policy alone. */
    can: abilities,
  }),
})
export type Proposals = z.infer<typeof getProposals.response>

export const getProposal = query({
  path: '/committees/{committee}/proposals/{proposal}',
  summary: 'A proposal with its redline’s base, and its place in the chain',
  params: within({ proposal: id }),
  query: since({}),
  response: z.strictObject({
    seq,
    proposal: proposalSummary.extend({ justification: z.string().nullable(), operations: z.array(operation) }),
    /** The provisions the operations touch, as they stand in the version the proposal is pinned to. */
    base: z.array(provision),
    clause: z.strictObject({ mandate: z.string(), number: z.string(), text: officialText }),
    instrument: z.strictObject({ id: z.string(), title: officialText, current: z.number().int() }),
    sessions: z.array(sessionSummary),
    votes: z.array(voteSummary),
    decision: decisionSummary.nullable(),
    /** The version that the decision made. */
    resultingVersion: z.number().int().nullable(),
    /** withdrawProposal; openVote, tried in the open session. */
    can: abilities,
  }),
})
export type Proposal = z.infer<typeof getProposal.response>

const amendmentBody = {
  kind: z.literal('amendment'),
  clause: z.strictObject({ mandate: id, clause: clauseNumber }),
  instrument: id,
  version: z.number().int().positive(),
}

export const proposalCommands = [
  command({
    type: 'tableProposal',
    path: '/proposals',
    summary: 'Table a proposal in the name of the caller’s delegation',
    params: none,
    body: z.strictObject({
      ...amendmentBody,
      title: text(200),
      operations: z.array(operation).min(1).max(50),
      justification: text(10_000),
    }),
    limit: 512 * 1024,
  }),
  command({
    type: 'withdrawProposal',
    path: '/proposals/{proposal}/withdrawal',
    summary: 'Withdraw a proposal before voting on it begins',
    params: z.strictObject({ proposal: id }),
    body: none,
  }),
] as const

/** A draft is its author's alone until it is tabled; it stands outside the record. */
const draftBody = z.strictObject({
  ...amendmentBody,
  title: z.string().max(200),
  operations: z.array(operation).max(50),
  justification: z.string().max(10_000),
})
const draft = draftBody.extend({ id, savedAt: instant })
export type Draft = z.infer<typeof draft>

export const getDrafts = query({
  path: '/committees/{committee}/drafts',
  summary: 'The caller’s own drafts, the newest first',
  params: inCommittee,
  query: since({}),
  response: z.strictObject({ drafts: z.array(draft) }),
})

export const saveDraft = personal({
  method: 'put',
  path: '/committees/{committee}/drafts/{draft}',
  summary: 'Keep a draft under an id of the client’s choosing',
  signedIn: true,
  params: within({ draft: id }),
  body: draftBody,
  response: draft,
})

export const discardDraft = personal({
  method: 'delete',
  path: '/committees/{committee}/drafts/{draft}',
  summary: 'Discard a draft',
  signedIn: true,
  params: within({ draft: id }),
  body: none,
  response: none,
})
