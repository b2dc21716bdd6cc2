import { assertNever } from '../assert-never.ts'
import { type BodyLine, type Footnote, takeOutFurniture, withoutCalls } from './import-furniture.ts'
import { type DocumentLine, readDocumentLine } from './import-line.ts'
import { type ImportProblem, importProblem, MOST_NUMBERS, readSource } from './import-source.ts'

/**
 * A numbered clause. `number` is its address, the same in every language: '2', '2.1', '3(1)' for an item (1) of clause
 * 3, 'Annex 1', 'Annex 1.4' for its item 4. The text is in paragraphs separated by an empty line; it is '' if a clause
 * is a heading only.
 */
export type Clause = { number: string; parent: string | null; heading?: string; text: string }

/** A part that was imported as it is and should be checked. `line` counts from 1. */
export type ImportWarning = { code: 'gap' | 'out-of-order' | 'missing-parent'; number: string; line: number }

export type NumberedDocument = {
  ok: true
  /** '' if the document begins with its first clause. */
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
 * where the document has no such line, where the numbers start again after a separator such as `o o o`. Numbered
 * recitals are distinguished from clauses by the words that resolutions use (NOTING … RESOLVES …) and, failing these,
 * by their brackets. Footnotes, page numbers, separators and repetitions of the title are taken out, and a clause that
 * they interrupt continues after them.
 *
 * Imports everything or fails with a reason: see `ImportProblemCode`. A gap in the numbers is kept, with a warning,
 * since a repealed clause leaves one; a number that occurs twice is refused, since all work refers to it.
 */
export function importNumberedDocument(source: string): NumberedDocument | ImportProblem {
  const read = readSource(source)
  if (!read.ok) return read
  const { title, notes, body } = takeOutFurniture(read.lines)
  const reading = collect(body.map((line) => ({ source: line, read: readDocumentLine(line.text) })))
  if ('ok' in reading) return reading
  if (reading.clauses.length === 0)
    return importProblem('unnumbered', 'The document has no numbered clauses, such as “1.” or “2.1”.')
  const marks = new Set(notes.map(({ mark }) => mark))
  const finish = (text: string): string => withoutCalls(text, marks)
  const finishAll = (paragraphs: readonly Paragraph[]): string[] => paragraphs.map((pieces) => finish(pieces.join('')))
  return {
    ok: true,
    title: finish(title),
    preamble: finishAll(reading.preamble),
    clauses: reading.clauses.map(({ number, parent, heading, paragraphs }) => ({
      number,
      parent,
      ...(heading === '' ? {} : { heading: finish(heading) }),
      text: finishAll(paragraphs).join('\n\n'),
    })),
    notes,
    unnumbered: finishAll(reading.unnumbered),
    warnings: findWarnings(reading.clauses),
  }
}

type Line = { source: BodyLine; read: DocumentLine }

/** The pieces of one paragraph, joined only in the end: a paragraph may have as many lines as the document. */
type Paragraph = string[]

type UnfinishedClause = {
  number: string
  parent: string | null
  heading: string
  paragraphs: Paragraph[]
  line: number
}

/** The document as far as it was read. */
type Reading = {
  preamble: Paragraph[]
  clauses: UnfinishedClause[]
  unnumbered: Paragraph[]
  numbers: Set<string>
  /** The annex being read; undefined in the body of the document. */
  annex: UnfinishedClause | undefined
  annexes: number
  /** The last clause with a number of its own in this annex or in the body: bracketed items belong to it. */
  clause: UnfinishedClause | undefined
  /** Where the next line of text belongs. */
  paragraphs: Paragraph[]
  /** Paragraphs since a separator: of an annex if the numbers then start again, of nothing otherwise. */
  separated: Paragraph[] | undefined
  /** A heading without a number that the next clause takes. */
  heading: string
}

function collect(lines: readonly Line[]): Reading | ImportProblem {
  const start = findFirstClause(lines)
  const preamble: Paragraph[] = []
  const reading: Reading = {
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
        ? addText(reading, source, asText(read, source), afterBlank)
        : addLine(reading, source, read, afterBlank)
    if (problem !== undefined) return problem
    afterBlank = false
  }
  reading.unnumbered.push(...(reading.separated ?? []))
  return reading
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
  reading: Reading,
  source: BodyLine,
  read: DocumentLine,
  afterBlank: boolean,
): ImportProblem | undefined {
  switch (read.kind) {
    case 'numbered':
      return addNumbered(reading, read, source)
    case 'item':
      return addItem(reading, read, source)
    case 'annex':
      return openAnnex(reading, { number: read.number, heading: read.heading, paragraphs: [] }, source)
    case 'heading':
      return addHeading(reading, read.text)
    case 'separator':
      return addSeparator(reading)
    case 'text':
    case 'recital':
    case 'operative':
      return addText(reading, source, asText(read, source), afterBlank)
    case 'blank':
    case 'page':
      return undefined
    default:
      return assertNever(read)
  }
}

function addNumbered(
  reading: Reading,
  { number, text, isHeading }: Extract<DocumentLine, { kind: 'numbered' }>,
  source: BodyLine,
): ImportProblem | undefined {
  const prefix = (): string => (reading.annex === undefined ? '' : `${reading.annex.number}.`)
  const afresh = number === '1' || reading.numbers.has(prefix() + number)
  const problem = endSeparation(reading, afresh, source)
  if (problem !== undefined) return problem
  const above = number.includes('.') ? prefix() + number.slice(0, number.lastIndexOf('.')) : undefined
  const parent = above !== undefined && reading.numbers.has(above) ? above : (reading.annex?.number ?? null)
  const heading = isHeading ? text : reading.heading
  const clause = { number: prefix() + number, parent, heading, paragraphs: isHeading || text === '' ? [] : [[text]] }
  reading.clause = { ...clause, line: source.number }
  return addClause(reading, reading.clause)
}

function addItem(
  reading: Reading,
  { number, text }: Extract<DocumentLine, { kind: 'item' }>,
  source: BodyLine,
): ImportProblem | undefined {
  const problem = endSeparation(reading, true, source)
  if (problem !== undefined) return problem
  const { clause, annex } = reading
  const address = clause ? `${clause.number}(${number})` : annex ? `${annex.number}.${number}` : number
  const parent = clause?.number ?? annex?.number ?? null
  const paragraphs = text === '' ? [] : [[text]]
  return addClause(reading, { number: address, parent, heading: reading.heading, paragraphs, line: source.number })
}

/** After a separator, numbers that start again open an annex; others continue what was before it. */
function endSeparation(reading: Reading, afresh: boolean, source: BodyLine): ImportProblem | undefined {
  const paragraphs = reading.separated
  if (paragraphs === undefined) return undefined
  reading.separated = undefined
  if (afresh) return openAnnex(reading, { number: null, heading: '', paragraphs }, source)
  reading.unnumbered.push(...paragraphs)
  return undefined
}

function openAnnex(
  reading: Reading,
  { number, heading, paragraphs }: { number: string | null; heading: string; paragraphs: Paragraph[] },
  source: BodyLine,
): ImportProblem | undefined {
  reading.unnumbered.push(...(reading.separated ?? []))
  reading.annexes += 1
  reading.annex = {
    number: `Annex ${number ?? reading.annexes}`,
    parent: null,
    heading: heading || reading.heading,
    paragraphs,
    line: source.number,
  }
  reading.clause = undefined
  return addClause(reading, reading.annex)
}

function addClause(reading: Reading, clause: UnfinishedClause): ImportProblem | undefined {
  const { number, line } = clause
  if (reading.numbers.has(number))
    return importProblem('duplicate-number', `Line ${line}: the number ${number} occurs a second time.`, line)
  if (reading.clauses.length >= MOST_NUMBERS)
    return importProblem('too-many', `The document has more than ${MOST_NUMBERS} numbered clauses.`, line)
  reading.numbers.add(number)
  reading.clauses.push(clause)
  reading.paragraphs = clause.paragraphs
  reading.separated = undefined
  reading.heading = ''
  return undefined
}

function addHeading(reading: Reading, text: string): undefined {
  reading.heading = text
  reading.paragraphs = reading.separated ?? reading.unnumbered
}

function addSeparator(reading: Reading): undefined {
  if (reading.clauses.length === 0) return
  reading.separated ??= []
  reading.paragraphs = reading.separated
}

/** A line as plain text, for recitals, where its numbers and marks have no meaning. */
function asText(read: DocumentLine, { text }: BodyLine): { text: string; isItem: boolean } {
  if (read.kind === 'separator') return { text: '', isItem: false }
  if (read.kind === 'heading') return { text: read.text, isItem: true }
  const isItem = read.kind === 'numbered' || read.kind === 'item' || (read.kind === 'text' && read.isItem)
  return { text: isItem ? text.replace(/^[-*•–+] (?=[(\d])/, '') : text, isItem }
}

/**
 * Adds a line to a paragraph, or begins one: after an empty line, unless only a footnote, page number or running title
 * came between.
 */
function addText(
  reading: Reading,
  source: BodyLine,
  { text, isItem }: { text: string; isItem: boolean },
  afterBlank: boolean,
): undefined {
  if (text === '') return
  const last = reading.paragraphs.at(-1)
  const goesOn = source.interrupts ? !ENDS_OF_SENTENCE.has(last?.at(-1)?.at(-1) ?? '') : !afterBlank
  if (last === undefined || !goesOn) reading.paragraphs.push([text])
  else last.push(isItem ? '\n' : ' ', text)
}

const ENDS_OF_SENTENCE = new Set('.;:!?…»”)')

/** Gaps and disorder among the clauses of one parent, and clauses whose parent the document lacks. */
function findWarnings(clauses: readonly UnfinishedClause[]): ImportWarning[] {
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
