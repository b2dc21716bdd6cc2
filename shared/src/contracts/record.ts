import { z } from 'zod'
import { AREA_NAMES } from './commands.ts'
import { inCommittee, instant, officialText, seq, since } from './common.ts'
import { query } from './contract.ts'
import { presentedEvent } from './events.ts'
import { workLine } from './work-line.ts'

export const getRecord = query({
  path: '/committees/{committee}/record',
  summary: 'The record: entries the caller may see, the newest first',
  params: inCommittee,
  query: since({
    /** Entries before this number; without it, the newest. */
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().positive().max(200).default(50),
    area: z.enum(AREA_NAMES).optional(),
    /** Only what this participant did. */
    member: z.string().max(64).optional(),
    /** Entries to be kept outside Quorate: the security log has a line about it. */
    purpose: z.literal('export').optional(),
  }),
  response: z.strictObject({
    seq,
    entries: z.array(z.strictObject({ seq, at: instant, hash: z.string(), events: z.array(presentedEvent) })),
    /** The `before` of the next page; null at the beginning of the record. */
    next: z.number().int().nullable(),
  }),
})
export type RecordPage = z.infer<typeof getRecord.response>

/** The name of an id of the record. `work` is the work that it belongs to, if it belongs to one. */
export const recordName = z.strictObject({
  what: z.string(),
  symbol: z.string().nullable(),
  title: officialText.nullable(),
  number: z.number().int().nullable(),
  work: workLine.nullable(),
})
export type RecordName = z.infer<typeof recordName>

export const getNames = query({
  path: '/committees/{committee}/names',
  summary: 'The names of ids of the record, as far as the caller may see them',
  params: inCommittee,
  query: since({
    /** Ids, separated by commas: at most two hundred. */
    ids: z.string().max(14_000),
  }),
  response: z.strictObject({ seq, names: z.record(z.string(), recordName) }),
})
export type Names = z.infer<typeof getNames.response>
