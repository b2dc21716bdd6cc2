import { assertNever } from '../assert-never.ts'
import { type BodyLine, type Footnote, takeOutFurniture, withoutCalls } from './import-furniture.ts'
import { type DocumentLine, readDocumentLine } from './import-line.ts'
import { type ImportProblem, importProblem, MOST_NUMBERS, readSource } from './import-source.ts'

/**
 * A numbered clause. `number` is its address, the same in every language: '2', '2.1', '3(1)' for an item (1) of clause
 * 3, 'Annex 1', 'Annex 1.4' for its item 4. The text is in paragraphs parted by an empty line; it is '' where a clause
 * is a heading only.
 */
export type Clause = { number: string; parent: string | null; heading?: string; text: string }

/** Something that was imported as it is but deserves a look. `line` counts from 1. */
export type ImportWarning = { code: 'gap' | 'out-of-order' | 'missing-parent'; number: string; line: number }

export type NumberedDocument = {
  ok: true
  /** '' where the document begins with its first clause. */
  title: string
  /** The text before the first clause, by paragraphs: the enacting body, the recitals. */
  preamble: string[]
  /** In reading order. */
  clauses: Clause[]
  notes: Footnote[]
  /** Paragraphs after the first clause that belong to none: signatures, text under a heading without a number. */
  unnumbered: string[]
  warnings: ImportWarning[]
}

/**
 * Reads a document with numbered provisions, plain text or Markdown: a resolution, terms of reference, rules.
 *
 * Clauses are lines that begin with `1.`, `1)`, `2.1` or `2.1.`, behind a bullet or a heading mark too, and, within a
 * clause or an annex, `(1)`; items by letter stay in the text of their clause. An annex begins at a line 'Annex 1' or,
 * where the document has no such line, where the numbers start afresh behind a separator such as `o o o`. Numbered
 * recitals are told from clauses by the words that resolutions use (NOTING … RESOLVES …) and, failing these, by their
 * brackets. Footnotes, page numbers, separators and repetitions of the title are taken out, and a clause that they
 * interrupt goes on behind them.
 *
 * Imports everything or fails with a reason: see `ImportProblemCode`. A gap in the numbers is kept and warned of, since
 * a repealed clause leaves one; a number that occurs twice is refused, since all work refers to it.
 */
export function importNumberedDocument(source: string): NumberedDocument | ImportProblem {
  const read = readSource(source)
  if (!read.ok) return read
  const { title, notes, body } = takeOutFurniture(read.lines)
  const draft = collect(body.map((line) => ({ source: line, read: readDocumentLine(line.text) })))
  if ('ok' in draft) return draft
  if (draft.clauses.length === 0)
    return importProblem('unnumbered', 'The document has no numbered clauses, such as “1.” or “2.1”.')
  const marks = new Set(notes.map(({ mark }) => mark))
  const finish = (text: string): string => withoutCalls(text, marks)
  const finishAll = (paragraphs: readonly Paragraph[]): string[] => paragraphs.map((pieces) => finish(pieces.join('')))
  return {
    ok: true,
    title: finish(title),
    preamble: finishAll(draft.preamble),
    clauses: draft.clauses.map(({ number, parent, heading, paragraphs }) => ({
      number,
      parent,
      ...(heading === '' ? {} : { heading: finish(heading) }),
      text: finishAll(paragraphs).join('\n\n'),
    })),
    notes,
    unnumbered: finishAll(draft.unnumbered),
    warnings: findWarnings(draft.clauses),
  }
}

type Line = { source: BodyLine; read: DocumentLine }

/** The pieces of one paragraph, joined only in the end: a paragraph may have as many lines as the document. */
type Paragraph = string[]

type DraftClause = { number: string; parent: string | null; heading: string; paragraphs: Paragraph[]; line: number }

/** What was read so far. */
type NewEvent = {
  preamble: Paragraph[]
  clauses: DraftClause[]
  unnumbered: Paragraph[]
  numbers: Set<string>
  /** The annex being read; undefined in the body of the document. */
  annex: DraftClause | undefined
  annexes: number
  /** The last clause with a number of its own in this annex or in the body: bracketed items belong to it. */
  clause: DraftClause | undefined
  /** Where the next line of text belongs. */
  paragraphs: Paragraph[]
  /** Paragraphs since a separator: of an annex if the numbers then start afresh, of nothing otherwise. */
  separated: Paragraph[] | undefined
  /** A heading without a number that the next clause takes. */
  heading: string
}

function collect(lines: readonly Line[]): NewEvent | ImportProblem {
  const start = findFirstClause(lines)
  const preamble: Paragraph[] = []
  const draft: NewEvent = {
    preamble,
    clauses: [],
    unnumbered: [],
    numbers: new Set(),
    annex: undefined,
    annexes: 0,
    clause: undefined,
    paragraphs: preamble,
    separated: undefined,
    heading: '',
  }
  let afterBlank = true
  for (const [index, { source, read }] of lines.entries()) {
    if (read.kind === 'blank') {
      afterBlank = true
      continue
    }
    const problem =
      index < start
        ? addText(draft, source, asText(read, source), afterBlank)
        : addLine(draft, source, read, afterBlank)
    if (problem !== undefined) return problem
    afterBlank = false
  }
  draft.unnumbered.push(...(draft.separated ?? []))
  return draft
}

/**
 * The index from which numbers are those of clauses. The recitals, if there are any, come before it: they go up to the
 * words that end them or, where these are missing, to the first number without brackets.
 */
function findFirstClause(lines: readonly Line[]): number {
  const find = (...kinds: DocumentLine['kind'][]): number => lines.findIndex(({ read }) => kinds.includes(read.kind))
  const firstNumber = find('numbered', 'item')
  const recital = find('recital')
  if (recital >= 0 && recital < firstNumber) {
    const operative = lines.findIndex(({ read }, index) => index > recital && read.kind === 'operative')
    if (operative >= 0) return operative + 1
  }
  return Math.max(0, find('numbered'))
}

function addLine(
  draft: NewEvent,
  source: BodyLine,
  read: DocumentLine,
  afterBlank: boolean,
): ImportProblem | undefined {
  switch (read.kind) {
    case 'numbered':
      return addNumbered(draft, read, source)
    case 'item':
      return addItem(draft, read, source)
    case 'annex':
      return openAnnex(draft, { number: read.number, heading: read.heading, paragraphs: [] }, source)
    case 'heading':
      return addHeading(draft, read.text)
    case 'separator':
      return addSeparator(draft)
    case 'text':
    case 'recital':
    case 'operative':
      return addText(draft, source, asText(read, source), afterBlank)
    case 'blank':
    case 'page':
      return undefined
    default:
      return assertNever(read)
  }
}

function addNumbered(
  draft: NewEvent,
  { number, text, isHeading }: Extract<DocumentLine, { kind: 'numbered' }>,
  source: BodyLine,
): ImportProblem | undefined {
  const prefix = (): string => (draft.annex === undefined ? '' : `${draft.annex.number}.`)
  const afresh = number === '1' || draft.numbers.has(prefix() + number)
  const problem = endSeparation(draft, afresh, source)
  if (problem !== undefined) return problem
  const above = number.includes('.') ? prefix() + number.slice(0, number.lastIndexOf('.')) : undefined
  const parent = above !== undefined && draft.numbers.has(above) ? above : (draft.annex?.number ?? null)
  const heading = isHeading ? text : draft.heading
  const clause = { number: prefix() + number, parent, heading, paragraphs: isHeading || text === '' ? [] : [[text]] }
  draft.clause = { ...clause, line: source.number }
  return addClause(draft, draft.clause)
}

function addItem(
  draft: NewEvent,
  { number, text }: Extract<DocumentLine, { kind: 'item' }>,
  source: BodyLine,
): ImportProblem | undefined {
  const problem = endSeparation(draft, true, source)
  if (problem !== undefined) return problem
  const { clause, annex } = draft
  const address = clause ? `${clause.number}(${number})` : annex ? `${annex.number}.${number}` : number
  const parent = clause?.number ?? annex?.number ?? null
  const paragraphs = text === '' ? [] : [[text]]
  return addClause(draft, { number: address, parent, heading: draft.heading, paragraphs, line: source.number })
}

/** After a separator, numbers that start again open an annex; others continue what was before it. */
function endSeparation(draft: NewEvent, afresh: boolean, source: BodyLine): ImportProblem | undefined {
  const paragraphs = draft.separated
  if (paragraphs === undefined) return undefined
  draft.separated = undefined
  if (afresh) return openAnnex(draft, { number: null, heading: '', paragraphs }, source)
  draft.unnumbered.push(...paragraphs)
  return undefined
}

function openAnnex(
  draft: NewEvent,
  { number, heading, paragraphs }: { number: string | null; heading: string; paragraphs: Paragraph[] },
  source: BodyLine,
): ImportProblem | undefined {
  draft.unnumbered.push(...(draft.separated ?? []))
  draft.annexes += 1
  draft.annex = {
    number: `Annex ${number ?? draft.annexes}`,
    parent: null,
    heading: heading || draft.heading,
    paragraphs,
    line: source.number,
  }
  draft.clause = undefined
  return addClause(draft, draft.annex)
}

function addClause(draft: NewEvent, clause: DraftClause): ImportProblem | undefined {
  const { number, line } = clause
  if (draft.numbers.has(number))
    return importProblem('duplicate-number', `Line ${line}: the number ${number} occurs a second time.`, line)
  if (draft.clauses.length >= MOST_NUMBERS)
    return importProblem('too-many', `The document has more than ${MOST_NUMBERS} numbered clauses.`, line)
  draft.numbers.add(number)
  draft.clauses.push(clause)
  draft.paragraphs = clause.paragraphs
  draft.separated = undefined
  draft.heading = ''
  return undefined
}

function addHeading(draft: NewEvent, text: string): undefined {
  draft.heading = text
  draft.paragraphs = draft.separated ?? draft.unnumbered
}

function addSeparator(draft: NewEvent): undefined {
  if (draft.clauses.length === 0) return
  draft.separated ??= []
  draft.paragraphs = draft.separated
}

/** A line as plain text, for recitals, where its numbers and marks have no meaning. */
function asText(read: DocumentLine, { text }: BodyLine): { text: string; isItem: boolean } {
  if (read.kind === 'separator') return { text: '', isItem: false }
  if (read.kind === 'heading') return { text: read.text, isItem: true }
  const isItem = read.kind === 'numbered' || read.kind === 'item' || (read.kind === 'text' && read.isItem)
  return { text: isItem ? text.replace(/^[-*•–+] (?=[(\d])/, '') : text, isItem }
}

/** Adds a line to a paragraph, or begins one: after an empty line, unless only furniture came between. */
function addText(
  draft: NewEvent,
  source: BodyLine,
  { text, isItem }: { text: string; isItem: boolean },
  afterBlank: boolean,
): undefined {
  if (text === '') return
  const last = draft.paragraphs.at(-1)
  const goesOn = source.interrupts ? !ENDS_OF_SENTENCE.has(last?.at(-1)?.at(-1) ?? '') : !afterBlank
  if (last === undefined || !goesOn) draft.paragraphs.push([text])
  else last.push(isItem ? '\n' : ' ', text)
}

const ENDS_OF_SENTENCE = new Set('.;:!?…»”)')

/** Gaps and disorder among the clauses of one parent, and clauses whose parent the document lacks. */
function findWarnings(clauses: readonly DraftClause[]): ImportWarning[] {
  const warnings: ImportWarning[] = []
  const lastOf = new Map<string, number>()
  for (const { number, parent, line } of clauses) {
    const own = Number(number.match(/(\d+)\)?$/)?.[1])
    const above = number.replace(/(?:\.|^|\(|Annex )[\dA-Z]+\)?$/, '')
    if (above !== (parent ?? '')) warnings.push({ code: 'missing-parent', number, line })
    const row = `${above} ${number.endsWith(')')} ${number.startsWith('Annex')}`
    const last = lastOf.get(row) ?? 0
    if (own > last + 1) warnings.push({ code: 'gap', number, line })
    if (own <= last) warnings.push({ code: 'out-of-order', number, line })
    if (!Number.isNaN(own)) lastOf.set(row, own)
  }
  return warnings
}
