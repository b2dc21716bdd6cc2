import { z } from 'zod'
import { VOTE_METHODS } from '../domain/votes/events.ts'
import { CHOICES, MAJORITY_BASES, RESULT_REASONS, TIES, VOTE_OUTCOMES } from '../domain/votes/majority.ts'
import { OFFICES, VOTE_STATUSES } from '../domain/votes/state.ts'
import {
  abilities,
  id,
  inCommittee,
  instant,
  line,
  next,
  officialText,
  officialTitle,
  page,
  search,
  seq,
  since,
  within,
} from './common.ts'
import { type CommandContracts, command, none, query } from './contract.ts'

const choice = z.enum(CHOICES)
const share = z.strictObject({ numerator: z.number().int(), denominator: z.number().int(), strictly: z.boolean() })

export const majorityProfile = z.strictObject({
  id: z.string(),
  quorum: share.nullable(),
  base: z.enum(MAJORITY_BASES),
  threshold: share,
  tie: z.enum(TIES),
})

const count = z.number().int()
export const voteResult = z.strictObject({
  outcome: z.enum(VOTE_OUTCOMES),
  reason: z.enum(RESULT_REASONS),
  base: count,
  needed: count,
  quorumNeeded: count,
  entitled: count,
  present: count,
  for: count,
  against: count,
  abstain: count,
})

export const voteSummary = z.strictObject({
  id: z.string(),
  work: z.string(),
  session: z.string(),
  ballot: z.union([z.literal(1), z.literal(2)]),
  question: z.string(),
  /** The question in each language in which it is put; left out where that is not known. */
  wordings: officialText.optional(),
  method: z.enum(VOTE_METHODS),
  profile: majorityProfile,
  status: z.enum(VOTE_STATUSES),
  openedAt: instant,
  closedAt: instant.nullable(),
  entitled: count,
  cast: count,
  result: voteResult.nullable(),
  /** The result in one sentence, per language. */
  sentence: z.strictObject({ en: z.string(), fr: z.string() }).nullable(),
})
export type VoteSummary = z.infer<typeof voteSummary>

/** A vote in a list, with what it is about. */
export const voteRow = voteSummary.extend({
  about: z.strictObject({ kind: z.string(), symbol: z.string(), title: officialText }),
})
export type VoteRow = z.infer<typeof voteRow>

export const getVotes = query({
  path: '/committees/{committee}/votes',
  summary: 'Votes, the newest first',
  params: inCommittee,
  query: page({ status: z.enum(VOTE_STATUSES).optional(), search: search.optional() }),
  response: z.strictObject({ seq, votes: z.array(voteRow), next }),
})
export type Votes = z.infer<typeof getVotes.response>

export const getVote = query({
  path: '/committees/{committee}/votes/{vote}',
  summary: 'A vote: the text put, the rule, turnout, the caller’s own receipt, and after the close the result',
  params: within({ vote: id }),
  query: since({}),
  response: z.strictObject({
    seq,
    vote: voteSummary.extend({
      electorate: z.array(z.strictObject({ delegation: z.string(), voter: z.string().nullable() })),
      /** The roll-call, once closed. */
      ballots: z.array(z.strictObject({ delegation: z.string(), choice: choice.nullable() })).nullable(),
      certifiedBy: z.array(z.strictObject({ office: z.enum(OFFICES), member: z.string(), at: instant })),
      decision: z.string().nullable(),
    }),
    /** The ballot of the caller's own delegation, with its receipt. */
    mine: z.strictObject({ choice, receipt: z.string(), at: instant, by: z.string(), changed: z.boolean() }).nullable(),
    /** The question that was put. The text itself is the work's. */
    about: z.strictObject({ kind: z.string(), symbol: z.string(), title: officialText, for: z.string().nullable() }),
    can: abilities('castBallot', 'closeVote', 'certifyVote'),
  }),
})
export type Vote = z.infer<typeof getVote.response>

const aVote = z.strictObject({ vote: id })

export const voteCommands = {
  openVote: command({
    type: 'openVote',
    path: '/votes',
    summary: 'Open a vote on a work under discussion, and fix everything it depends on',
    params: none,
    body: z.strictObject({
      work: id,
      session: id,
      question: line(500),
      wordings: officialTitle(500).optional(),
      method: z.enum(VOTE_METHODS),
      /** The id of a majority profile, e.g. `wco-convention`. */
      profile: id,
    }),
  }),
  castBallot: command({
    type: 'castBallot',
    path: '/votes/{vote}/ballot',
    summary: 'Cast, or change, the ballot of the caller’s delegation',
    params: aVote,
    body: z.strictObject({ choice }),
  }),
  closeVote: command({
    type: 'closeVote',
    path: '/votes/{vote}/closing',
    summary: 'Close a vote and compute its result',
    params: aVote,
    body: none,
  }),
  certifyVote: command({
    type: 'certifyVote',
    path: '/votes/{vote}/certification',
    summary: 'Certify a result; with both the chair’s and the Secretariat’s it becomes a decision',
    params: aVote,
    body: none,
  }),
} satisfies CommandContracts<'votes'>
