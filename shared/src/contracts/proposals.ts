import { z } from 'zod'
import {
  abilities,
  clauseRef,
  id,
  inCommittee,
  instant,
  markdown,
  officialOf,
  officialText,
  officialTitle,
  seq,
  since,
  text,
  within,
} from './common.ts'
import { type CommandContracts, command, none, personal, query } from './contract.ts'
import { decisionSummary } from './decisions.ts'
import { draftOperation, operation, provision } from './instrument.ts'
import { sessionSummary } from './sessions.ts'
import { voteSummary } from './votes.ts'
import { workLink, workRow } from './works.ts'

export const getProposal = query({
  path: '/committees/{committee}/proposals/{proposal}',
  summary: 'A proposal with the text it changes, and its outcome',
  params: within({ proposal: id }),
  query: since({}),
  response: z.strictObject({
    seq,
    proposal: workRow.extend({
      instrument: z.string(),
      version: z.number().int(),
      justification: z.string().nullable(),
      operations: z.array(operation),
    }),
    /** The provisions the operations touch, in the version the proposal is pinned to. */
    base: z.array(provision),
    clause: z.strictObject({ mandate: z.string(), number: z.string(), text: officialText }),
    instrument: z.strictObject({ id: z.string(), title: officialText, current: z.number().int() }),
    links: z.array(workLink),
    sessions: z.array(sessionSummary),
    /** The newest first. */
    votes: z.array(voteSummary),
    decision: decisionSummary.nullable(),
    /** The version that the decision made. */
    resultingVersion: z.number().int().nullable(),
    /** Linking is by policy alone; `openVote` is tried in the open session. */
    can: abilities('withdrawProposal', 'openVote', 'linkWorks', 'unlinkWorks'),
  }),
})
export type Proposal = z.infer<typeof getProposal.response>

/** The text that is put to the vote. It does not change once tabled. */
export const getProposalText = query({
  path: '/committees/{committee}/proposals/{proposal}/text',
  summary: 'The text of a proposal: its operations and the provisions they touch',
  params: within({ proposal: id }),
  query: since({}),
  response: z.strictObject({ operations: z.array(operation), base: z.array(provision) }),
})
export type ProposalText = z.infer<typeof getProposalText.response>

const amendmentBody = {
  kind: z.literal('amendment'),
  clause: clauseRef,
  instrument: id,
  version: z.number().int().positive(),
}

export const proposalCommands = {
  tableProposal: command({
    type: 'tableProposal',
    rate: { perMinute: 5, perHour: 10 },
    path: '/proposals',
    summary: 'Table a proposal in the name of the caller’s delegation',
    params: none,
    body: z.strictObject({
      ...amendmentBody,
      title: officialTitle(200),
      operations: z.array(operation).min(1).max(50),
      justification: markdown(10_000),
    }),
    limit: 512 * 1024,
  }),
  withdrawProposal: command({
    type: 'withdrawProposal',
    path: '/proposals/{proposal}/withdrawal',
    summary: 'Withdraw a proposal before voting on it begins',
    params: z.strictObject({ proposal: id }),
    body: none,
  }),
} satisfies CommandContracts<'proposals'>

/** Only its author sees a draft until it is tabled. It is not part of the record. */
const draftBody = z.strictObject({
  ...amendmentBody,
  /** As far as it is written: what is odd in it is refused only when it is tabled. */
  title: officialOf(text(200)),
  operations: z.array(draftOperation).max(50),
  justification: z.string().max(10_000),
})
const draft = draftBody.extend({ id, savedAt: instant })
export type Draft = z.infer<typeof draft>

export const getDrafts = query({
  path: '/committees/{committee}/drafts',
  summary: 'The caller’s own drafts, the newest first',
  params: inCommittee,
  query: since({}),
  response: z.strictObject({
    drafts: z.array(draft),
    /** Judged by the policy alone. */
    can: abilities('tableProposal'),
  }),
})

export const saveDraft = personal({
  method: 'put',
  path: '/committees/{committee}/drafts/{draft}',
  summary: 'Keep a draft under an id of the client’s choosing',
  signedIn: true,
  params: within({ draft: id }),
  body: draftBody,
  response: draft,
  limit: 512 * 1024,
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
