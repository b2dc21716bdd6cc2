import { z } from 'zod'
import {
  abilities,
  clauseNumber,
  id,
  inCommittee,
  instant,
  language,
  officialText,
  seq,
  since,
  text,
  within,
} from './common.ts'
import { type CommandContracts, command, none, query } from './contract.ts'
import { corrigendum, enteredDocument, LARGEST_IMPORT, sources, surroundings, wordings } from './reading.ts'

export const mandateClause = z.strictObject({
  /** Its address. */
  number: z.string(),
  parent: z.string().nullable(),
  heading: officialText,
  text: officialText,
  /** By language, its number as the document shows it, and how it is cited; missing where that is `number`. */
  shown: wordings.optional(),
  cited: wordings.optional(),
  /** Works under this clause, or that touch it: how many in all, and how many still open. */
  works: z.number().int(),
  open: z.number().int(),
})

const mandate = z.strictObject({
  id: z.string(),
  title: officialText,
  authentic: z.array(language),
  clauses: z.array(mandateClause),
  surroundings,
  sources,
  /** What was read wrongly and corrected, the first one first. */
  corrigenda: z.array(corrigendum.extend({ clause: z.string(), before: z.string(), at: instant })),
  /** As long as there is no work under it, it can be withdrawn. */
  used: z.boolean(),
})

export const getMandates = query({
  path: '/committees/{committee}/mandates',
  summary: 'The mandates, clause by clause, with the work under each; the newest first',
  params: inCommittee,
  query: since({}),
  response: z.strictObject({
    seq,
    mandates: z.array(mandate),
    can: abilities('importMandate', 'withdrawMandate', 'correctMandate'),
  }),
})
export type Mandates = z.infer<typeof getMandates.response>

export const getClause = query({
  path: '/committees/{committee}/mandates/{mandate}/clauses/{clause}',
  summary: 'A clause of a mandate',
  params: within({ mandate: id, clause: clauseNumber }),
  query: since({}),
  response: z.strictObject({
    seq,
    mandate: z.strictObject({ id: z.string(), title: officialText }),
    clause: mandateClause,
  }),
})
export type Clause = z.infer<typeof getClause.response>

export const mandateCommands = {
  importMandate: command({
    type: 'importMandate',
    rate: null,
    path: '/mandates',
    summary: 'Import a mandate, as a person saw it before',
    params: none,
    body: enteredDocument,
    limit: LARGEST_IMPORT,
  }),
  withdrawMandate: command({
    type: 'withdrawMandate',
    path: '/mandates/{mandate}/withdraw',
    summary: 'Withdraw a mandate that was imported in error, as long as there is no work under it',
    params: z.strictObject({ mandate: id }),
    body: z.strictObject({ reason: text(2000) }),
  }),
  correctMandate: command({
    type: 'correctMandate',
    path: '/mandates/{mandate}/correct',
    summary: 'A corrigendum: correct what was read wrongly when a mandate was imported',
    params: z.strictObject({ mandate: id }),
    body: corrigendum.extend({ clause: clauseNumber }),
  }),
} satisfies CommandContracts<'mandate'>
