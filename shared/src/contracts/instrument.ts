import { z } from 'zod'
import { PROVISION_KINDS } from '../domain/instrument/provision.ts'
import {
  abilities,
  id,
  inCommittee,
  instant,
  language,
  line,
  officialOf,
  officialText,
  seq,
  since,
  text,
  within,
} from './common.ts'
import { type CommandContracts, command, none, query } from './contract.ts'
import { corrigendum, enteredDocument, LARGEST_IMPORT, sources, surroundings, wordings } from './reading.ts'

export const provision = z.strictObject({
  id,
  number: z.string().max(120),
  /** By language, its number as the document shows it, and how it is cited; missing where that is `number`. */
  shown: wordings.optional(),
  cited: wordings.optional(),
  kind: z.enum(PROVISION_KINDS),
  parent: id.nullable(),
  heading: officialText,
  text: officialText,
})

/** Official words, each letter in one of the ways of writing it, so that two wordings differ only in what is read. */
const prose = text(20_000).normalize('NFC')

type Wording = {
  number: z.ZodType<string>
  heading: z.ZodType<string>
  newHeading: z.ZodType<string>
  prose: z.ZodType<string>
}

const operationOf = ({ number, heading, newHeading, prose }: Wording) => {
  const wordings = z.strictObject({ en: number.optional(), fr: number.optional() })
  return z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('replace-text'), provision: id, language, text: prose }),
    z.strictObject({ op: z.literal('replace-heading'), provision: id, language, text: newHeading }),
    z.strictObject({
      op: z.literal('insert-after'),
      after: id.nullable(),
      parent: id.nullable(),
      provision: z.strictObject({
        id,
        number,
        /** By language, as of any provision. */
        shown: wordings.exactOptional(),
        cited: wordings.exactOptional(),
        kind: z.enum(PROVISION_KINDS),
        parent: id.nullable(),
        heading: officialOf(heading),
        text: officialOf(prose),
      }),
    }),
    z.strictObject({ op: z.literal('delete'), provision: id }),
    z.strictObject({ op: z.literal('move'), provision: id, after: id.nullable(), parent: id.nullable() }),
  ])
}

/** A change to a version of an instrument, as a delegate proposes it. A heading that is replaced by nothing is removed. */
export const operation = operationOf({
  number: line(120),
  heading: line(20_000).normalize('NFC'),
  newHeading: line(20_000, 0).normalize('NFC'),
  prose,
})

const unfinished = z.string().max(20_000)
/** A change as far as it is written: what is odd or lacking in it is refused only when it is tabled. */
export const draftOperation = operationOf({
  number: z.string().max(120),
  heading: unfinished,
  newHeading: unfinished,
  prose: unfinished,
})

/** A stretch of text and the decision that made it; null: the original edition. */
export const span = z.strictObject({ text: z.string(), decision: z.string().nullable() })
export type ProvisionSpan = z.infer<typeof span>

export const versionLine = z.strictObject({
  number: z.number().int(),
  at: instant,
  /** The decision that made this version; null: imported. */
  decision: z.string().nullable(),
  /** How many corrigenda changed its text. */
  corrigenda: z.number().int(),
})

const instrument = z.strictObject({ id: z.string(), title: officialText, versions: z.array(versionLine) })
/** As long as no amendment to it was tabled, it can be withdrawn. */
const listed = instrument.extend({ used: z.boolean() })

export const getInstruments = query({
  path: '/committees/{committee}/instruments',
  summary: 'The instruments and their versions',
  params: inCommittee,
  query: since({}),
  response: z.strictObject({
    seq,
    instruments: z.array(listed),
    can: abilities('importInstrument', 'withdrawInstrument'),
  }),
})
export type Instruments = z.infer<typeof getInstruments.response>

const ofVersion = { instrument: id, version: z.coerce.number().int().positive() }

export const getVersion = query({
  path: '/committees/{committee}/instruments/{instrument}/versions/{version}',
  summary: 'A version of an instrument: the outline of its provisions, without their text',
  params: within({
    ...ofVersion,
    /** `latest`: the version that is in force. */
    version: z.union([z.literal('latest'), ofVersion.version]),
  }),
  query: since({}),
  response: z.strictObject({
    seq,
    instrument,
    version: versionLine,
    /** All of them, in reading order. */
    outline: z.array(
      provision.pick({ id: true, number: true, shown: true, cited: true, kind: true, parent: true, heading: true }),
    ),
    /** The decisions that versions and words of this one came from. */
    decisions: z.array(z.strictObject({ id: z.string(), symbol: z.string(), work: z.string(), at: instant })),
    surroundings,
    sources,
    /** What was read wrongly at the import and corrected, in this version or before, the first one first. */
    corrigenda: z.array(
      corrigendum.extend({
        version: z.number().int(),
        provision: z.string(),
        /** The words that it replaced. */
        before: z.string(),
        at: instant,
      }),
    ),
    can: abilities('importInstrument', 'withdrawInstrument', 'correctInstrument', 'tableProposal'),
  }),
})
export type Version = z.infer<typeof getVersion.response>

/** How many provisions are given at once at most. */
export const PROVISIONS_AT_ONCE = 100

export const getProvisions = query({
  path: '/committees/{committee}/instruments/{instrument}/versions/{version}/provisions',
  summary:
    'Provisions of a version, in reading order: their text, and which decision made which words. They change by corrigenda alone',
  params: within(ofVersion),
  query: since({
    /** The place of the first one in the version, from 0. */
    from: z.coerce.number().int().nonnegative().default(0),
    limit: z.coerce.number().int().positive().max(PROVISIONS_AT_ONCE).default(PROVISIONS_AT_ONCE),
    /** How many corrigenda the version has: each makes another address, as answers are kept for good. */
    corrigenda: z.coerce.number().int().nonnegative().default(0),
  }),
  response: z.strictObject({
    /** How many the version has. */
    count: z.number().int(),
    provisions: z.array(
      provision.extend({
        /** The text by decision, for the languages in which a decision changed it; else it is as imported. */
        spans: z.strictObject({ en: z.array(span).optional(), fr: z.array(span).optional() }),
      }),
    ),
  }),
})
export type Provisions = z.infer<typeof getProvisions.response>

export const getAmendments = query({
  path: '/committees/{committee}/instruments/{instrument}/versions/{version}/amendments',
  summary: 'The open amendments that concern provisions of a version, the first one first',
  params: within(ofVersion),
  query: since({}),
  response: z.strictObject({
    seq,
    amendments: z.array(
      z.strictObject({
        proposal: z.string(),
        symbol: z.string(),
        title: officialText,
        sponsor: z.string().nullable(),
        /** The provisions that it touches, or beside or under which it places something. */
        provisions: z.array(z.string()),
      }),
    ),
  }),
})
export type Amendments = z.infer<typeof getAmendments.response>

export const instrumentCommands = {
  importInstrument: command({
    type: 'importInstrument',
    rate: null,
    path: '/instruments',
    summary: 'Import an instrument, as a person saw it before',
    params: none,
    body: enteredDocument,
    limit: LARGEST_IMPORT,
  }),
  withdrawInstrument: command({
    type: 'withdrawInstrument',
    path: '/instruments/{instrument}/withdraw',
    summary: 'Withdraw an instrument that was imported in error, as long as no amendment to it was tabled',
    params: z.strictObject({ instrument: id }),
    body: z.strictObject({ reason: text(2000) }),
  }),
  correctInstrument: command({
    type: 'correctInstrument',
    path: '/instruments/{instrument}/versions/{version}/correct',
    summary: 'A corrigendum: correct what was read wrongly when an instrument was imported',
    params: z.strictObject(ofVersion),
    body: corrigendum.extend({ provision: id }),
  }),
} satisfies CommandContracts<'instrument'>
