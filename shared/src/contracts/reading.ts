import { z } from 'zod'
import { CORRIGENDUM_FIELDS } from '../domain/reading/corrigendum.ts'
import { APART, LONGEST_HEADING, MOST_PROVISIONS } from '../domain/reading/limits.ts'
import { id, inCommittee, instant, language, line, officialTitle, text, within } from './common.ts'
import { download, personal, query } from './contract.ts'

/** Bytes of a document that is read. */
export const LARGEST_DOCUMENT = 8 * 1024 * 1024

const content = z.base64().max(Math.ceil(LARGEST_DOCUMENT / 3) * 4)
/** The SHA-256 of a file's bytes, in hexadecimal digits: a file's address in its committee. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hexadecimal digits')

/** How a file is read. */
const reading = {
  /** Of a Word file with tracked changes, the text that counts; accepted, if it is left out. */
  changes: z.enum(['accepted', 'original']).default('accepted'),
  /** The encoding of a text; if it is left out it is recognised. */
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
}

const passage = z.strictObject({
  /** The line of `source`, from 1. */
  line: z.number().int(),
  text: z.string(),
})

const provision = z.strictObject({
  /** As the document shows it; '' for a heading without a number. */
  number: z.string(),
  /** The number as it is written, with its punctuation. */
  written: z.string(),
  /** How readers of the document cite it: "Article 2", "1.2.1", "Annex I, 3 (b)". */
  citation: z.string(),
  heading: z.string(),
  /** Paragraphs with an empty line between them, tables with bars, emphasis with stars, calls of notes as `[^mark]`. */
  text: z.string(),
  /** The index of the provision it is under; -1 for none. */
  parent: z.number().int(),
  /** The first and the last line of `source`, from 1. */
  lines: z.tuple([z.number().int(), z.number().int()]),
})

const question = z.strictObject({
  kind: z.enum(['gap', 'unsure', 'text', 'heading', 'table', 'part', 'hyphen', 'encoding', 'changes']),
  line: z.number().int(),
  text: z.string(),
  /** Of a word that was divided at the end of a line, what it became. */
  joined: z.string().optional(),
})

export const previewImport = personal({
  method: 'post',
  path: '/committees/{committee}/imports/preview',
  summary: 'How a document would come in: its provisions as a tree, what is apart from them, and what is in doubt',
  signedIn: true,
  params: within({}),
  body: z
    .strictObject({
      /** The bytes of a plain text, Markdown or Word file (.docx), of at most 8 MB, as base64. */
      content: content.optional(),
      /** Instead of `content`: a file that the caller has kept (`keepFile`), or that a draft of theirs names. */
      file: sha256.optional(),
      ...reading,
    })
    .refine(({ content, file }) => (content === undefined) !== (file === undefined), 'Send either `content` or `file`'),
  response: z.strictObject({
    /** The document as lines of text, to which all lines refer; of a Word file with its numbers written out. */
    source: z.string(),
    title: z.string(),
    /** What is before the first provision. */
    front: z.array(passage),
    provisions: z.array(provision),
    /** What closes the document: place and date, signatures. */
    end: z.array(passage),
    notes: z.array(z.strictObject({ mark: z.string(), text: z.string(), line: z.number().int() })),
    /** What belongs to the pages: numbers, running titles, separators, a table of contents. */
    furniture: z.array(passage),
    /** What the person who imports should look at, by line. */
    questions: z.array(question),
  }),
  limit: LARGEST_DOCUMENT * 1.4,
})
export type ImportPreview = z.output<typeof previewImport.response>
export type PreviewImport = z.output<typeof previewImport.body>

const sourceFile = z.strictObject({ sha256, name: line(200), size: z.number().int().nonnegative() })
const perLanguage = <S extends z.ZodType>(of: S) => z.strictObject({ en: of.optional(), fr: of.optional() })

export const keepFile = personal({
  method: 'post',
  path: '/committees/{committee}/files',
  summary: 'Keep the file of a document to import, for a day, or as long as a draft or an import names it',
  signedIn: true,
  params: within({}),
  body: z.strictObject({ name: line(200), content }),
  response: sourceFile,
  limit: LARGEST_DOCUMENT * 1.4,
})

export const getFile = download({
  path: '/committees/{committee}/files/{file}',
  summary: 'A file that a mandate, an instrument or a draft of the caller names, as it came',
  params: within({ file: sha256 }),
})

/** A text of a document, each letter in one of the ways of writing it. */
const prose = (max: number) => text(max).normalize('NFC')
const words = prose(100_000)
/** A number or an address: a single line. */
const number = line(120).refine((value) => !/[/\\]/.test(value), 'holds a slash, which cannot be in an address')
const provisionId = z.string().regex(/^[pr]\d+(?:\.\d+)*$/, 'is not the id of a provision of a document that is read')

export const correction = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['promote', 'demote', 'join', 'heading', 'text']), provision: provisionId }),
  z.strictObject({
    op: z.literal('split'),
    provision: provisionId,
    at: z.number().int().nonnegative(),
    line: z.number().int().optional(),
  }),
  z.strictObject({ op: z.literal('remove'), provision: provisionId, to: z.enum(['front', 'end', 'furniture']) }),
  z.strictObject({
    op: z.literal('restore'),
    from: z.enum(APART),
    line: z.number().int(),
    as: z.enum(['text', 'provision']),
  }),
  z.strictObject({ op: z.literal('renumber'), provision: provisionId, number: z.string().max(120) }),
  z.strictObject({
    op: z.literal('reword'),
    provision: provisionId,
    heading: z.string().max(LONGEST_HEADING).optional(),
    text: z.string().max(100_000).optional(),
  }),
  z.strictObject({ op: z.literal('settle'), line: z.number().int(), kind: z.string().max(20) }),
])

/** The most corrections of one draft. */
export const MOST_CORRECTIONS = 2000

const draftContent = {
  kind: z.enum(['mandate', 'instrument']),
  /** As its author left it: it may be empty. */
  title: z.strictObject({ en: z.string().max(300).optional(), fr: z.string().max(300).optional() }),
  /** By language, the file, how it is read, and what its author corrected, in that order. */
  documents: perLanguage(z.strictObject({ file: sourceFile, ...reading, corrections: z.array(correction) })).refine(
    ({ en, fr }) => (en?.corrections.length ?? 0) + (fr?.corrections.length ?? 0) <= MOST_CORRECTIONS,
    `has more than ${MOST_CORRECTIONS} corrections`,
  ),
}
/** Bytes of a draft. */
export const LARGEST_IMPORT_DRAFT = 1024 * 1024
const importDraft = z.strictObject({ id, ...draftContent, savedAt: instant })
export type ImportDraft = z.output<typeof importDraft>

export const saveImportDraft = personal({
  method: 'put',
  path: '/committees/{committee}/import-drafts/{draft}',
  summary: 'Keep the draft of an import',
  signedIn: true,
  params: within({ draft: id }),
  body: z.strictObject(draftContent),
  response: z.strictObject({ savedAt: instant }),
  limit: LARGEST_IMPORT_DRAFT,
})

export const discardImportDraft = personal({
  method: 'delete',
  path: '/committees/{committee}/import-drafts/{draft}',
  summary: 'Discard the draft of an import, and its files if nothing else has them',
  signedIn: true,
  params: within({ draft: id }),
  body: z.strictObject({}),
  response: z.strictObject({}),
})

export const getImportDrafts = query({
  path: '/committees/{committee}/import-drafts',
  summary: "The caller's drafts of imports, the last saved first, without their corrections",
  params: inCommittee,
  query: z.strictObject({}),
  response: z.strictObject({
    drafts: z.array(
      importDraft.omit({ documents: true }).extend({ files: perLanguage(z.string()), corrections: z.number().int() }),
    ),
  }),
})
export type ImportDrafts = z.output<typeof getImportDrafts.response>

export const getImportDraft = query({
  path: '/committees/{committee}/import-drafts/{draft}',
  summary: "One of the caller's drafts of imports",
  params: within({ draft: id }),
  query: z.strictObject({}),
  response: importDraft,
})

/** Texts of a document as it is imported, with the languages in which they are awaited. */
const entered = (max: number) =>
  z
    .strictObject({
      en: prose(max).optional(),
      fr: prose(max).optional(),
      awaiting: z.array(language).max(2).optional(),
    })
    .transform(({ en, fr, awaiting }) => ({
      ...(en === undefined ? {} : { en }),
      ...(fr === undefined ? {} : { fr }),
      ...(awaiting === undefined ? {} : { awaiting }),
    }))
export const wordings = perLanguage(line(120))
const paragraphs = perLanguage(z.array(words).max(5000))

/** What a document has beside its provisions: paragraphs before and after them, and notes. */
export const surroundings = z.strictObject({
  front: paragraphs,
  end: paragraphs,
  notes: perLanguage(z.array(z.strictObject({ mark: line(20), text: words })).max(5000)),
})
/** By language, the file that a document was read from. */
export const sources = perLanguage(sourceFile)

/** What the commands to import a mandate or an instrument carry: the document as a person saw it (`previewImport`). */
export const enteredDocument = z.strictObject({
  title: officialTitle(300),
  provisions: z
    .array(
      z.strictObject({
        /** Its address, which no other provision has: how it is cited, or the beginning of its heading. */
        number,
        /** By language, its number as the document shows it. */
        shown: wordings,
        /** By language, how it is cited: "Article 2", "Annex I, 3 (b)". */
        cited: wordings,
        /** The index of the provision it is under, which is before it; -1 for none. */
        parent: z.number().int().min(-1),
        heading: entered(LONGEST_HEADING),
        text: entered(100_000),
      }),
    )
    .max(MOST_PROVISIONS),
  surroundings,
  /** By language, the file that it was read from, if it is kept (`keepFile`). */
  sources,
})
/** Bytes of a document as it is imported. */
export const LARGEST_IMPORT = 4 * 1024 * 1024

export const corrigendum = z.strictObject({
  field: z.enum(CORRIGENDUM_FIELDS),
  language,
  /** The whole number, heading or text as it should be. */
  after: words,
  reason: text(2000),
})
