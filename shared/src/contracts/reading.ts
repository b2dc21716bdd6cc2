import { z } from 'zod'
import { within } from './common.ts'
import { personal } from './contract.ts'

/** Bytes of a document that is read. */
export const LARGEST_DOCUMENT = 8 * 1024 * 1024

const passage = z.strictObject({
  /** The line of `source`, from 1. */
  line: z.number().int(),
  text: z.string(),
})

const provision = z.strictObject({
  /** As the document shows it; '' for a heading without a number. */
  number: z.string(),
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
  body: z.strictObject({
    /** The bytes of a plain text, Markdown or Word file (.docx), of at most 8 MB, as base64. */
    content: z.base64().max((LARGEST_DOCUMENT * 4) / 3 + 4),
    /** Of a Word file with tracked changes, the text that counts; accepted, if it is left out. */
    changes: z.enum(['accepted', 'original']).default('accepted'),
    /** The encoding of a text; if it is left out it is recognised. */
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
  }),
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
