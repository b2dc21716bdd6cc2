import { z } from 'zod'
import {
  abilities,
  clauseNumber,
  id,
  inCommittee,
  language,
  officialText,
  officialTitle,
  seq,
  since,
  within,
} from './common.ts'
import { type CommandContracts, command, none, query } from './contract.ts'

const documentText = z.string().max(2_000_000).normalize('NFC')
/**
 * A document as it was read from a file: its text, of at most two million characters, each letter in one of the ways of
 * writing it.
 */
export const documentSource = z.strictObject({ en: documentText.optional(), fr: documentText.optional() })

export const mandateClause = z.strictObject({
  number: z.string(),
  parent: z.string().nullable(),
  text: officialText,
  /** Works under this clause, or that touch it: how many in all, and how many still open. */
  works: z.number().int(),
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
  response: z.strictObject({ seq, mandates: z.array(mandate), can: abilities('importMandate') }),
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
    summary: 'Import a mandate from a plain-text or Markdown document with numbered provisions',
    params: none,
    body: z.strictObject({ title: officialTitle(300), source: documentSource }),
    limit: 4 * 1024 * 1024,
  }),
} satisfies CommandContracts<'mandate'>
