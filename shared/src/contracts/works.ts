import { z } from 'zod'
import { LINK_MEANINGS } from '../domain/works/events.ts'
import {
  abilities,
  clauseNumber,
  clauseRef,
  eventActor,
  id,
  inCommittee,
  instant,
  next,
  page,
  search,
  seq,
  since,
  within,
  yesOrNo,
} from './common.ts'
import { type CommandContracts, command, personal, query } from './contract.ts'
import { decisionSummary } from './decisions.ts'
import { sessionSummary } from './sessions.ts'
import { voteSummary } from './votes.ts'
import { workLine } from './work-line.ts'

export const workSummary = workLine.extend({
  /** The clause it is under, and others that it touches. */
  clause: clauseRef,
  touches: z.array(clauseRef),
  by: eventActor,
  thread: z.string(),
  comments: z.number().int(),
  debateOpen: z.boolean(),
  broughtAt: instant,
  movedAt: instant,
  /** The decision that ended it, and the version of the instrument that the decision made. */
  decision: z
    .strictObject({
      id: z.string(),
      symbol: z.string(),
      version: z.strictObject({ instrument: z.string(), number: z.number().int() }).nullable(),
    })
    .nullable(),
})
export type WorkSummary = z.infer<typeof workSummary>

/** A work in a list of the caller's. */
export const workRow = workSummary.extend({ unread: z.number().int(), following: z.boolean() })
export type WorkRow = z.infer<typeof workRow>

export const getWorks = query({
  path: '/committees/{committee}/works',
  summary: 'Works, the last brought first: by kind, clause, whether open, whether followed; searched by words',
  params: inCommittee,
  query: page({
    kind: z.string().max(64).optional(),
    open: yesOrNo.optional(),
    /** Only those the caller follows. */
    following: yesOrNo.optional(),
    /** Both are given together: only works under this clause, or that touch it. */
    mandate: id.optional(),
    clause: clauseNumber.optional(),
    /** The delegation, seat or observer for which they were brought. */
    for: id.optional(),
    search: search.optional(),
  }),
  response: z.strictObject({ seq, works: z.array(workRow), next }),
})
export type Works = z.infer<typeof getWorks.response>

/** A link, as seen from one of its works: `way` says whether the link begins at that work. */
export const workLink = z.strictObject({
  meaning: z.enum(LINK_MEANINGS),
  way: z.enum(['to', 'from']),
  work: workLine,
})
export type WorkLinkShown = z.infer<typeof workLink>

export const getWork = query({
  path: '/committees/{committee}/works/{work}',
  summary: 'A work, the stages it went through, and its links',
  params: within({ work: id }),
  query: since({}),
  response: z.strictObject({
    seq,
    work: workRow,
    /** Its stages, the first one first. */
    moves: z.array(z.strictObject({ stage: z.string(), by: eventActor, at: instant, reason: z.string().nullable() })),
    links: z.array(workLink),
    /** Votes on it, the newest first. */
    votes: z.array(voteSummary),
    /** Linking is judged by the policy alone; `openVote` is judged in the open session. */
    can: abilities('linkWorks', 'unlinkWorks', 'openVote'),
  }),
})
export type Work = z.infer<typeof getWork.response>

export const getChain = query({
  path: '/committees/{committee}/works/{work}/chain',
  summary: 'From mandate to decision: the works linked to a work, near and far, and the outcome of each',
  params: within({ work: id }),
  query: since({}),
  response: z.strictObject({
    seq,
    /** The work itself first, then the others, the nearest first. At most fifty. */
    works: z.array(workSummary),
    links: z.array(z.strictObject({ from: z.string(), to: z.string(), meaning: z.enum(LINK_MEANINGS) })),
    /** Sessions with one of them on the agenda, the first one first. */
    sessions: z.array(sessionSummary.extend({ works: z.array(z.string()) })),
    votes: z.array(voteSummary),
    decisions: z.array(decisionSummary),
    /** Whether there are more works than are shown. */
    more: z.boolean(),
  }),
})
export type Chain = z.infer<typeof getChain.response>

export const getReferences = query({
  path: '/committees/{committee}/references',
  summary: 'The works and decisions that symbols name, as far as the caller may see them',
  params: inCommittee,
  query: since({
    /** Symbols, separated by commas: at most fifty. */
    symbols: z.string().max(2000),
  }),
  response: z.strictObject({
    seq,
    references: z.array(
      z.discriminatedUnion('what', [
        z.strictObject({ what: z.literal('work'), symbol: z.string(), work: workLine }),
        z.strictObject({ what: z.literal('decision'), symbol: z.string(), decision: z.string() }),
      ]),
    ),
  }),
})
export type References = z.infer<typeof getReferences.response>

export const setFollowing = personal({
  method: 'put',
  path: '/committees/{committee}/works/{work}/following',
  summary: 'Follow a work, or stop',
  signedIn: true,
  params: within({ work: id }),
  body: z.strictObject({ following: z.boolean() }),
  response: z.strictObject({ following: z.boolean() }),
})

const link = { params: z.strictObject({ from: id }), body: z.strictObject({ to: id, meaning: z.enum(LINK_MEANINGS) }) }

export const workCommands = {
  linkWorks: command({
    type: 'linkWorks',
    path: '/works/{from}/links',
    summary: 'Link a work to another one, with a meaning',
    ...link,
  }),
  unlinkWorks: command({
    type: 'unlinkWorks',
    path: '/works/{from}/links/removal',
    summary: 'Take a link back',
    ...link,
  }),
} satisfies CommandContracts<'works'>
