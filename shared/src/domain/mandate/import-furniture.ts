import { readDocumentLine } from './import-line.ts'
import type { SourceLine } from './import-source.ts'

/** A footnote: its mark, e.g. '1', and its text. */
export type Footnote = { mark: string; text: string }

/** A line of the body; `interrupts` if a footnote, page number or running title was removed just before it. */
export type BodyLine = SourceLine & { interrupts: boolean }

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const FOOTNOTE = /^(?:([⁰¹²³⁴-⁹]{1,3})|\[\^([^\]\s]{1,20})\]:) ?(.+)$/
const CALLS = /[⁰¹²³⁴-⁹]{1,3}|\[\^([^\]\s]{1,20})\]/g

const inFigures = (mark: string): string => [...mark].map((figure) => SUPERSCRIPTS.indexOf(figure)).join('')

/** The text without the calls of the given footnotes; other raised figures, as in m², stay. */
export function withoutCalls(text: string, marks: ReadonlySet<string>): string {
  return text.replaceAll(CALLS, (call: string, name: string | undefined) =>
    marks.has(name ?? inFigures(call)) ? '' : call,
  )
}

/**
 * Splits a document into its title, its footnotes and the rest, without page numbers and repetitions of the title.
 * A footnote goes on to the next empty or numbered line. The title is the first heading, or the first lines up to an
 * empty one where they are not themselves numbered or a recital; a line in brackets after it, such as its date,
 * belongs to it.
 */
export function takeOutFurniture(lines: readonly SourceLine[]): {
  title: string
  notes: Footnote[]
  body: BodyLine[]
} {
  const { notes, body } = takeOutFootnotes(lines)
  const titleLines = readTitle(body)
  const running = new Set(titleLines.map(({ text }) => comparable(text)))
  const kept: BodyLine[] = []
  let interrupts = false
  for (const line of body) {
    interrupts ||= line.interrupts
    if (line.text !== '' && (running.has(comparable(line.text)) || readDocumentLine(line.text).kind === 'page')) {
      interrupts = true
      continue
    }
    kept.push({ ...line, interrupts })
    if (line.text !== '') interrupts = false
  }
  return { title: titleLines.map(({ text }) => text.replace(/^#{1,6} /, '')).join(' '), notes, body: kept }
}

/** Separates footnotes from the rest. A footnote continues to the next empty or numbered line. */
export function takeOutFootnotes(lines: readonly SourceLine[]): { notes: Footnote[]; body: BodyLine[] } {
  const notes: { mark: string; words: string[] }[] = []
  const body: BodyLine[] = []
  let open = false
  let interrupts = false
  for (const line of lines) {
    const note = line.text.match(FOOTNOTE)
    if (note) {
      notes.push({ mark: note[2] ?? inFigures(note[1] ?? ''), words: [note[3] ?? ''] })
      open = true
      interrupts = true
    } else if (open && readDocumentLine(line.text).kind === 'text') {
      notes.at(-1)?.words.push(line.text)
    } else {
      open = false
      body.push({ ...line, interrupts })
      if (line.text !== '') interrupts = false
    }
  }
  return { notes: notes.map(({ mark, words }) => ({ mark, text: words.join(' ') })), body }
}

function readTitle(lines: readonly SourceLine[]): SourceLine[] {
  const start = lines.findIndex(({ text }) => text !== '')
  const title = readBlock(lines, start)
  const date = readBlock(lines, nextLine(lines, start + title.length))
  const isDate = date.length === 1 && /^\([^)]*\)$/.test(date[0]?.text ?? '')
  return title.length > 0 && isDate ? [...title, ...date] : title
}

/** The heading at `start`, or the lines from there that are plain text; none if they are too long for a title. */
function readBlock(lines: readonly SourceLine[], start: number): SourceLine[] {
  const first = lines[start]
  if (first === undefined) return []
  const kind = readDocumentLine(first.text).kind
  if (kind === 'heading') return [first]
  const block: SourceLine[] = []
  let length = 0
  for (const line of lines.slice(start, start + LONGEST_TITLE)) {
    if (readDocumentLine(line.text).kind !== 'text') break
    block.push(line)
    length += line.text.length
  }
  return length > 300 || block.at(-1)?.text.endsWith(':') ? [] : block
}

/** In lines. */
const LONGEST_TITLE = 6

function nextLine(lines: readonly SourceLine[], from: number): number {
  const found = lines.slice(from, from + LONGEST_TITLE).findIndex(({ text }) => text !== '')
  return found < 0 ? lines.length : from + found
}

/** A line as it is compared with those of the title. */
function comparable(text: string): string {
  return text
    .replace(/^#{1,6} /, '')
    .replaceAll(CALLS, '')
    .toLowerCase()
}
