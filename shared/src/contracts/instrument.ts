import { z } from 'zod'
import {
  abilities,
  id,
  inCommittee,
  instant,
  language,
  officialText,
  officialTextInput,
  seq,
  since,
  text,
  within,
} from './common.ts'
import { type CommandContracts, command, none, query } from './contract.ts'

export const provision = z.strictObject({
  id,
  number: z.string().max(32),
  kind: z.enum(['part', 'chapter', 'standard', 'paragraph']),
  parent: id.nullable(),
  heading: officialText,
  text: officialText,
})

const officialProse = z
  .strictObject({ en: text(20_000).optional(), fr: text(20_000).optional() })
  .transform((value) => ({
    ...(value.en === undefined ? {} : { en: value.en }),
    ...(value.fr === undefined ? {} : { fr: value.fr }),
  }))

/** A change to a version of an instrument, as a delegate proposes it. */
export const operation = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('replace-text'), provision: id, language, text: text(20_000) }),
  z.strictObject({
    op: z.literal('insert-after'),
    after: id.nullable(),
    parent: id.nullable(),
    provision: z.strictObject({
      id,
      number: text(32),
      kind: z.enum(['part', 'chapter', 'standard', 'paragraph']),
      parent: id.nullable(),
      heading: officialProse,
      text: officialProse,
    }),
  }),
  z.strictObject({ op: z.literal('delete'), provision: id }),
  z.strictObject({ op: z.literal('move'), provision: id, after: id.nullable(), parent: id.nullable() }),
])

/** A stretch of text and the decision that made it; null: the original edition. */
export const span = z.strictObject({ text: z.string(), decision: z.string().nullable() })
export type ProvisionSpan = z.infer<typeof span>

export const versionLine = z.strictObject({
  number: z.number().int(),
  at: instant,
  /** The decision that made this version; null: imported. */
  decision: z.string().nullable(),
})

const instrument = z.strictObject({ id: z.string(), title: officialText, versions: z.array(versionLine) })

export const getInstruments = query({
  path: '/committees/{committee}/instruments',
  summary: 'The instruments and their versions',
  params: inCommittee,
  query: since({}),
  response: z.strictObject({ seq, instruments: z.array(instrument), can: abilities('importInstrument') }),
})
export type Instruments = z.infer<typeof getInstruments.response>

export const getVersion = query({
  path: '/committees/{committee}/instruments/{instrument}/versions/{version}',
  summary: 'A version of an instrument: its provisions, the decision that made each of their words, and open proposals',
  params: within({ instrument: id, version: z.coerce.number().int().positive() }),
  query: since({}),
  response: z.strictObject({
    seq,
    instrument,
    version: versionLine,
    provisions: z.array(
      provision.extend({
        /** The text by decision, per language; one span of a null decision where nothing was amended. */
        spans: z.strictObject({ en: z.array(span).optional(), fr: z.array(span).optional() }),
        /** Open amendments that touch this provision. */
        amendments: z.array(
          z.strictObject({
            proposal: z.string(),
            symbol: z.string(),
            title: officialText,
            sponsor: z.string().nullable(),
          }),
        ),
      }),
    ),
    /** The decisions named by the spans and versions. */
    decisions: z.array(z.strictObject({ id: z.string(), symbol: z.string(), work: z.string(), at: instant })),
  }),
})
export type Version = z.infer<typeof getVersion.response>

export const instrumentCommands = {
  importInstrument: command({
    type: 'importInstrument',
    path: '/instruments',
    summary: 'Import an instrument from Markdown',
    params: none,
    body: z.strictObject({
      title: officialTextInput(300),
      source: z.strictObject({ en: z.string().max(2_000_000).optional(), fr: z.string().max(2_000_000).optional() }),
    }),
    limit: 4 * 1024 * 1024,
  }),
} satisfies CommandContracts<'instrument'>
