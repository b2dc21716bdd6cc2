import { XMLParser } from 'fast-xml-parser'
import { unzipSync } from 'fflate'
import { type Numbering, numberingOf } from './docx-numbering.ts'
import { attribute, children, type Element, find, nameOf, textOf } from './xml.ts'

/** Why a file was not read. */
export type DocxProblem = { ok: false; code: 'not-a-document' | 'too-large' | 'entities'; message: string }

/** A Word document as lines of text, in the form that `readDocument` reads. */
export type DocxText = {
  ok: true
  /** Headings with `#`, tables with bars, notes as `[^mark]`, numbers that Word computes written out. */
  text: string
  /** What the headers and footers of its pages say. */
  furniture: string[]
  /** Whether it has tracked changes, so that it must be asked which text counts. */
  hasChanges: boolean
}

/** Which text of a document with tracked changes is read. */
export type TrackedChanges = 'accepted' | 'original'

/** The largest part of a document that is read, unpacked. */
const LARGEST_PART = 16 * 1024 * 1024
const PARTS = /^word\/(?:document|styles|numbering|footnotes|endnotes|header\d*|footer\d*)\.xml$/

/**
 * Reads a Word document (Office Open XML). Only the text parts are unpacked; macros, embedded files and links to outside are
 * not looked at. Memory is bounded by the largest part, 16 MB unpacked, whatever the file claims.
 */
export function readDocx(bytes: Uint8Array, changes: TrackedChanges): DocxText | DocxProblem {
  const parts = unpack(bytes)
  if ('ok' in parts) return parts
  const main = parts.get('word/document.xml')
  if (main === undefined)
    return problem('not-a-document', 'This is not a Word document. Save it as .docx and choose that file.')
  const entities = [...parts.values()].some((xml) => xml.includes('<!DOCTYPE'))
  if (entities) return problem('entities', 'The document defines entities of its own, which no word processor does.')
  try {
    return new DocxReader(parts, changes).read(main)
  } catch {
    return problem('not-a-document', 'The document is damaged. Open it in a word processor and save it again.')
  }
}

function problem(code: DocxProblem['code'], message: string): DocxProblem {
  return { ok: false, code, message }
}

function unpack(bytes: Uint8Array): Map<string, string> | DocxProblem {
  let tooLarge = false
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false
        if (originalSize > LARGEST_PART) tooLarge = true
        return originalSize <= LARGEST_PART
      },
    })
    if (tooLarge) return problem('too-large', `A part of the document is larger than ${LARGEST_PART / 1024 / 1024} MB.`)
    const decoder = new TextDecoder('utf-8', { fatal: true })
    return new Map(Object.entries(files).map(([name, content]) => [name, decoder.decode(content)]))
  } catch {
    return problem(
      'not-a-document',
      'This is not a Word document, or it is damaged. Save it as .docx and choose that file.',
    )
  }
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
})

const parse = (xml: string): Element[] => parser.parse(xml) as Element[]

type Style = { basedOn: string | undefined; name: string; properties: Element | undefined }

/** A run of text with its emphasis. */
type Run = { text: string; mark: '' | '*' | '**' | '***' }

class DocxReader {
  private readonly styles: ReadonlyMap<string, Style>
  private readonly numbering: Numbering
  private readonly changes: TrackedChanges
  private readonly notes: { mark: string; text: string }[] = []
  private readonly noteTexts: ReadonlyMap<string, string>
  private readonly parts: ReadonlyMap<string, string>
  private readonly lines: string[] = []
  private hasChanges = false

  constructor(parts: ReadonlyMap<string, string>, changes: TrackedChanges) {
    this.parts = parts
    this.changes = changes
    this.styles = stylesOf(parts.get('word/styles.xml'))
    this.numbering = numberingOf(parse(parts.get('word/numbering.xml') ?? ''))
    this.noteTexts = this.readNotes()
  }

  read(main: string): DocxText {
    const body = find(parse(main), 'w:document', 'w:body')
    if (body === undefined) throw new Error('There is no body')
    this.addBlocks(children(body))
    const notes = this.notes.map(({ mark, text }) => `[^${mark}]: ${text}`)
    return {
      ok: true,
      text: [...this.lines, ...notes].join('\n\n'),
      furniture: this.furniture(),
      hasChanges: this.hasChanges,
    }
  }

  private addBlocks(blocks: readonly Element[]): void {
    for (const block of blocks) {
      const name = nameOf(block)
      if (name === 'w:p') this.addParagraph(block)
      else if (name === 'w:tbl') this.addTable(block)
      else if (name === 'w:sdt') this.addBlocks(children(find(children(block), 'w:sdtContent')))
      else if (this.isShown(name)) this.addBlocks(children(block))
    }
  }

  /** Whether what is inside an element is of the text that counts: of tracked changes one side. */
  private isShown(name: string): boolean {
    if (['w:ins', 'w:moveTo', 'w:del', 'w:moveFrom'].includes(name)) this.hasChanges = true
    if (name === 'w:ins' || name === 'w:moveTo') return this.changes === 'accepted'
    if (name === 'w:del' || name === 'w:moveFrom') return this.changes === 'original'
    return ['w:hyperlink', 'w:smartTag', 'w:customXml', 'w:fldSimple', 'w:dir', 'w:bdo', 'w:sdtContent'].includes(name)
  }

  private addParagraph(paragraph: Element): void {
    const text = this.paragraphText(paragraph)
    const properties = find(children(paragraph), 'w:pPr')
    const style = this.styleOf(properties)
    const { number, indent } = this.numberOf(properties)
    if (text.trim() === '' && number === '') return
    const level = this.headingLevel(properties)
    const isContents = /^toc \d/i.test(style?.name ?? '')
    if (isContents) this.lines.push(text.replace(/[\t ]+(\d+)$/, ' .... $1'))
    else if (level > 0) this.lines.push(`${'#'.repeat(level)} ${[number, plain(text)].filter(Boolean).join(' ')}`)
    else this.lines.push(`${indent}${[number, escaped(text)].filter(Boolean).join(' ')}`)
  }

  private paragraphText(paragraph: Element): string {
    const runs = this.runsOf(children(paragraph))
    const joined: Run[] = []
    for (const run of runs) {
      const last = joined.at(-1)
      if (last !== undefined && last.mark === run.mark) last.text += run.text
      else joined.push({ ...run })
    }
    const whole = joined.length === 1
    return joined.map(({ text, mark }) => (whole && mark === '**' ? text : marked(text, mark))).join('')
  }

  private runsOf(elements: readonly Element[]): Run[] {
    return elements.flatMap((element) => {
      const name = nameOf(element)
      if (name === 'w:r') return [this.runOf(element)]
      if (name === 'w:sdt') return this.runsOf(children(find(children(element), 'w:sdtContent')))
      return this.isShown(name) ? this.runsOf(children(element)) : []
    })
  }

  private runOf(run: Element): Run {
    const properties = children(find(children(run), 'w:rPr'))
    const bold = isOn(properties, 'w:b')
    const italic = isOn(properties, 'w:i')
    const raised = attribute(find(properties, 'w:vertAlign'), 'w:val') === 'superscript'
    const mark = bold && italic ? '***' : bold ? '**' : italic ? '*' : ''
    const text = children(run)
      .map((part) => this.partText(part))
      .join('')
    return { text: raised ? inRaisedFigures(text) : text, mark }
  }

  private partText(part: Element): string {
    switch (nameOf(part)) {
      case 'w:t':
      case 'w:delText':
        return textOf(part)
      case 'w:tab':
        return '\t'
      case 'w:br':
      case 'w:cr':
        return '\n'
      case 'w:noBreakHyphen':
        return '\u2011'
      case 'w:footnoteReference':
        return this.call(`f${attribute(part, 'w:id')}`)
      case 'w:endnoteReference':
        return this.call(`e${attribute(part, 'w:id')}`)
      default:
        return ''
    }
  }

  /** The call of a note; notes are numbered as they are called. */
  private call(id: string): string {
    const text = this.noteTexts.get(id)
    if (text === undefined) return ''
    const mark = String(this.notes.length + 1)
    this.notes.push({ mark, text })
    return `[^${mark}]`
  }

  private readNotes(): Map<string, string> {
    const read = (part: string, root: string, item: string, initial: string): [string, string][] =>
      children(find(parse(this.parts.get(part) ?? ''), root))
        .filter((note) => nameOf(note) === item && attribute(note, 'w:type') === undefined)
        .map((note) => [
          `${initial}${attribute(note, 'w:id')}`,
          children(note)
            .filter((paragraph) => nameOf(paragraph) === 'w:p')
            .map((paragraph) => this.paragraphText(paragraph).trim())
            .join(' '),
        ])
    return new Map([
      ...read('word/footnotes.xml', 'w:footnotes', 'w:footnote', 'f'),
      ...read('word/endnotes.xml', 'w:endnotes', 'w:endnote', 'e'),
    ])
  }

  private addTable(table: Element): void {
    const rows = children(table)
      .filter((row) => nameOf(row) === 'w:tr')
      .map((row) => this.cellsOf(row))
    const width = Math.max(...rows.map((row) => row.length), 0)
    if (width === 0) return
    if (width === 1) {
      for (const [cell = ''] of rows) this.lines.push(cell)
      return
    }
    const line = (row: readonly string[]): string =>
      `| ${Array.from({ length: width }, (_, index) => (row[index] ?? '').replaceAll('|', '\\|')).join(' | ')} |`
    const [head = [], ...body] = rows
    this.lines.push([line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n'))
  }

  private cellsOf(row: Element): string[] {
    return children(row)
      .filter((cell) => nameOf(cell) === 'w:tc')
      .flatMap((cell) => {
        const span = Number(attribute(find(children(cell), 'w:tcPr', 'w:gridSpan'), 'w:val') ?? 1)
        const inner = this.cellText(cell)
        return [inner, ...Array.from({ length: Math.min(Math.max(span, 1), 60) - 1 }, () => '')]
      })
  }

  /** The text of a cell, its paragraphs and those of a table inside it on one line. */
  private cellText(cell: Element): string {
    return children(cell)
      .flatMap((block) => {
        if (nameOf(block) === 'w:p') return [this.paragraphText(block)]
        if (nameOf(block) === 'w:tbl') return children(block).map((row) => this.cellsOf(row).join(' '))
        return []
      })
      .join(' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  }

  private styleOf(properties: Element | undefined): Style | undefined {
    return this.styles.get(attribute(find(children(properties), 'w:pStyle'), 'w:val') ?? '')
  }

  /** A property of the paragraph, or of its style, or of the style that one is based on. */
  private property(properties: Element | undefined, name: string): Element | undefined {
    const own = find(children(properties), name)
    if (own !== undefined) return own
    let style = this.styleOf(properties)
    for (let depth = 0; style !== undefined && depth < 20; depth += 1) {
      const found = find(children(style.properties), name)
      if (found !== undefined) return found
      style = style.basedOn === undefined ? undefined : this.styles.get(style.basedOn)
    }
    return undefined
  }

  private headingLevel(properties: Element | undefined): number {
    if (this.styleOf(properties)?.name.toLowerCase() === 'title') return 1
    const level = Number(attribute(this.property(properties, 'w:outlineLvl'), 'w:val') ?? 9)
    return level >= 0 && level < 9 ? Math.min(level + 1, 6) : 0
  }

  private numberOf(properties: Element | undefined): { number: string; indent: string } {
    const numbered = this.property(properties, 'w:numPr')
    const id = attribute(find(children(numbered), 'w:numId'), 'w:val')
    if (id === undefined || id === '0') return { number: '', indent: '' }
    const level = Number(attribute(find(children(numbered), 'w:ilvl'), 'w:val') ?? 0)
    return { number: this.numbering.next(id, level), indent: '   '.repeat(Math.min(level, 8)) }
  }

  private furniture(): string[] {
    const pages = [...this.parts].filter(([name]) => /\/(?:header|footer)\d*\.xml$/.test(name))
    const texts = pages.flatMap(([, xml]) =>
      parse(xml)
        .flatMap((root) => children(root))
        .filter((block) => nameOf(block) === 'w:p')
        .map((paragraph) => this.paragraphText(paragraph).trim()),
    )
    return [...new Set(texts.filter(Boolean))]
  }
}

function stylesOf(xml: string | undefined): Map<string, Style> {
  const styles = children(find(parse(xml ?? ''), 'w:styles')).filter((style) => nameOf(style) === 'w:style')
  return new Map(
    styles.map((style) => [
      attribute(style, 'w:styleId') ?? '',
      {
        basedOn: attribute(find(children(style), 'w:basedOn'), 'w:val'),
        name: attribute(find(children(style), 'w:name'), 'w:val') ?? '',
        properties: find(children(style), 'w:pPr'),
      },
    ]),
  )
}

function isOn(properties: readonly Element[], name: string): boolean {
  const property = find(properties, name)
  return property !== undefined && !['0', 'false', 'none'].includes(attribute(property, 'w:val') ?? '1')
}

/** Emphasis goes around the words, not around the blanks beside them. */
function marked(text: string, mark: Run['mark']): string {
  const words = text.trim()
  if (mark === '' || words === '') return text
  const start = text.indexOf(words)
  return `${text.slice(0, start)}${mark}${words}${mark}${text.slice(start + words.length)}`
}

const plain = (text: string): string => text.replaceAll(/\*+/g, '').replaceAll(/\s+/g, ' ').trim()

/** What would be read as a heading or a table is marked as text. */
const escaped = (text: string): string => text.replace(/^(\s*)([#|])/, '$1\\$2')

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const inRaisedFigures = (text: string): string => text.replaceAll(/\d/g, (figure) => RAISED[Number(figure)] ?? figure)
