import { Arranger, type Group, type Node } from './arrange.ts'
import { citationsOf } from './citations.ts'
import { enactingLine, titleOf } from './front.ts'
import { furnitureOf } from './furniture.ts'
import { type Item, itemsOf } from './items.ts'
import { type Join, joinLines, type WordCheck, Words } from './joining.ts'
import { type Line, linesOf } from './lines.ts'
import { type Note, takeNotes, withCalls } from './notes.ts'
import { candidatesOf } from './numbering.ts'
import { type Doubt, type Place, type Reading, readSeries } from './series.ts'
import { cellsByLine, tableText } from './tables.ts'

/** A provision as it was read. */
export type ReadProvision = {
  /** As the document shows it; '' for a heading without a number. */
  number: string
  /** The number as it is written, with its punctuation; '' for a heading without one. */
  written: string
  /** How readers of the document cite it; no two provisions have the same. */
  citation: string
  heading: string
  /** Paragraphs with an empty line between them; tables with bars; emphasis with stars; calls of notes as `[^mark]`. */
  text: string
  /** The index of the provision it is under; -1 for none. */
  parent: number
  /** The first and the last line of the source, from 1. */
  lines: [from: number, to: number]
}

/** Something the person who imports should look at. */
export type Question = {
  /** `encoding`, `changes`: of the file, about its encoding or its tracked changes. */
  kind: Doubt | 'heading' | 'table' | 'part' | 'hyphen' | 'encoding' | 'changes'
  line: number
  text: string
  /** Of a word that was divided at the end of a line, what it became. */
  joined?: string | undefined
}

/** Text outside of all provisions, with its first line. */
export type Passage = { line: number; text: string }

export type ReadDocument = {
  title: string
  /** What is before the first provision: preamble, recitals, enacting words. */
  front: Passage[]
  /** In the order of the document. */
  provisions: ReadProvision[]
  /** What closes the document: place and date, signatures. */
  end: Passage[]
  notes: Note[]
  /** What belongs to the pages: numbers, running titles, separators. */
  furniture: Passage[]
  /** By line. */
  questions: Question[]
}

/**
 * Reads a numbered document: its title, its provisions as a tree, and all the rest apart. Every word of the source is in
 * the outcome. Takes time in proportion to the length of the source.
 */
export function readDocument(source: string, isWord: WordCheck = () => undefined): ReadDocument {
  const all = linesOf(source)
  const { notes, rest, calls } = takeNotes(all)
  const title = titleOf(rest)
  const furniture = furnitureOf(rest, title)
  const body = withoutFurniture(rest, furniture, new Set(title))
  const items = itemsOf(body)
  const reader = new Reader(items, new Words(all, isWord), calls)
  const { front, nodes, end } = reader.read()
  return {
    title: reader.finish(title.map(({ text }) => text).join(' ')).replaceAll(/\*+/g, ''),
    front,
    provisions: finishProvisions(nodes, reader),
    end,
    notes: notes.map((note) => ({ ...note, text: reader.finish(note.text) })),
    furniture: [
      ...[...furniture].map(({ number, text }) => ({ line: number, text })),
      ...items.flatMap((item) => (item.kind === 'separator' ? [{ line: item.line.number, text: item.line.text }] : [])),
    ].sort((one, two) => one.line - two.line),
    questions: reader.questions.sort((one, two) => one.line - two.line),
  }
}

/** Without furniture and title; where furniture stood within a sentence, the empty lines around it go as well. */
function withoutFurniture(lines: readonly Line[], furniture: ReadonlySet<Line>, title: ReadonlySet<Line>): Line[] {
  const kept: Line[] = []
  let interrupted = false
  for (const line of lines) {
    if (title.has(line)) continue
    if (furniture.has(line)) {
      interrupted = true
      continue
    }
    if (line.text !== '' && interrupted) {
      const before = kept.findLastIndex(({ text }) => text !== '')
      const goesOn = /^\p{Ll}/u.test(line.text) && !/[.;:!?]$/u.test(kept[before]?.text ?? '.')
      if (goesOn && candidatesOf(line.text).length === 0) kept.length = before + 1
      interrupted = false
    }
    kept.push(line)
  }
  return kept
}

class Reader {
  readonly questions: Question[] = []
  private readonly items: readonly Item[]
  private readonly words: Words
  private readonly calls: ReadonlyMap<string, string>
  /** The length of a full line, where the document has lines that are broken by their length. */
  private readonly full: number

  constructor(items: readonly Item[], words: Words, calls: ReadonlyMap<string, string>) {
    this.items = items
    this.words = words
    this.calls = calls
    const lengths = items.flatMap((item, index) =>
      item.kind === 'line' && items[index + 1]?.kind === 'line' ? [item.line.text.length] : [],
    )
    this.full = lengths.sort((one, two) => one - two)[Math.floor(lengths.length * 0.9)] ?? 0
  }

  read(): { front: Passage[]; nodes: Node[]; end: Passage[] } {
    const start = this.enacting() + 1
    const places = this.places(start)
    const readings = new Map(readSeries(places.map(({ place }) => place)).map((reading) => [reading.place, reading]))
    const byItem = new Map(places.map(({ item }, index) => [item, readings.get(index)]))
    const front: Item[] = []
    const nodes: Node[] = []
    for (const [index, item] of this.items.entries()) {
      const reading = byItem.get(index)
      if (reading !== undefined) this.ask(reading, item)
      const isPart = item.kind === 'separator' && reading !== undefined && reading.candidate !== undefined
      if (reading?.candidate !== undefined && item.kind === 'line') nodes.push(begin(reading, item))
      else if (isPart && item.kind === 'separator') nodes.push(beginPart(reading, item))
      else (nodes.at(-1)?.items ?? front).push(item)
    }
    return this.arrange(front, nodes)
  }

  private enacting(): number {
    const lines = this.items.map((item) => (item.kind === 'line' ? item.line : BLANK))
    return enactingLine(lines)
  }

  private places(start: number): { item: number; place: Place }[] {
    const places: { item: number; place: Place }[] = []
    let separated = false
    for (let index = start; index < this.items.length; index += 1) {
      const item = this.items[index]
      if (item === undefined || item.kind === 'blank') continue
      if (item.kind === 'separator') {
        if (!separated && places.length > 0) places.push({ item: index, place: { ...SEPARATED, text: item.line.text } })
        separated = true
        continue
      }
      separated = false
      if (item.kind !== 'line' || candidatesOf(item.line.text).length === 0) continue
      places.push({ item: index, place: this.place(item, index) })
    }
    return places
  }

  private place({ line, inner }: Item & { kind: 'line' }, index: number): Place {
    const before = this.items[index - 1]
    const after = this.items[index + 1]
    return {
      text: line.text,
      depth: line.depth,
      indent: line.indent,
      blankBefore: before === undefined || before.kind !== 'line',
      blankAfter: after === undefined || after.kind !== 'line',
      before: inner ? 'closed' : this.before(index),
      kind: 'line',
      inner,
    }
  }

  private before(index: number): Place['before'] {
    let at = index - 1
    while (this.items[at]?.kind === 'blank') at -= 1
    const item = this.items[at]
    if (item === undefined || item.kind !== 'line') return 'closed'
    const { text, depth } = item.line
    if (depth > 0 || /[.!?…][)”"»’'\]*_]*(?:\[\^[^\]]+\])?$/u.test(text) || isNumberAlone(text)) return 'closed'
    if (UNFINISHED.test(text)) return 'unfinished'
    if (/:[*_]*$/u.test(text)) return 'colon'
    if (/[;,][*_]*$|[;,] (?:and|or|et|ou|y|o)[*_]*$/u.test(text)) return 'listed'
    const apart = at < index - 1
    if (apart) return text.length <= 120 ? 'closed' : 'short'
    return text.length >= this.full * 0.6 ? 'running' : 'short'
  }

  private ask({ doubt }: Reading, item: Item): void {
    if (doubt !== undefined && item.kind === 'line')
      this.questions.push({ kind: doubt, line: item.line.number, text: item.line.text })
  }

  private arrange(front: readonly Item[], nodes: readonly Node[]): { front: Passage[]; nodes: Node[]; end: Passage[] } {
    const arranger = new Arranger(this, nodes)
    return arranger.arrange(front)
  }

  /** The text of paragraphs and tables. */
  passage(group: Group): Passage {
    if (group.kind === 'table') return { line: group.line, text: this.finish(tableText(group.rows)) }
    const cells = cellsByLine(group.lines)
    if (cells !== undefined) {
      this.questions.push({ kind: 'table', line: group.line, text: group.lines.map(({ text }) => text).join(' ') })
      return { line: group.line, text: this.finish(tableText(cells)) }
    }
    const joins: Join[] = []
    const text = joinLines(group.lines, this.words, joins)
    for (const { line, parts, joined, certain } of joins)
      if (!certain) this.questions.push({ kind: 'hyphen', line, text: parts.join('-'), joined })
    return { line: group.line, text: this.finish(text) }
  }

  /** With calls of notes and emphasis written in one way. */
  finish(text: string): string {
    return withCalls(text, this.calls).replaceAll(
      /(?<![\p{L}\d_])(__?)(?=[^\s_])([^_\n]*[^\s_])\1(?![\p{L}\d_])/gu,
      (_, mark: string, words: string) => {
        const stars = '*'.repeat(mark.length)
        return `${stars}${words}${stars}`
      },
    )
  }
}

const BLANK: Line = { number: 0, text: '', indent: 0, depth: 0, splitsWord: false, beginsPage: false, cells: [] }
const SEPARATED: Place = {
  text: '',
  depth: 0,
  indent: 0,
  blankBefore: true,
  blankAfter: true,
  before: 'closed',
  kind: 'separator',
  inner: false,
}

/** Words after which a sentence always goes on. */
const UNFINISHED =
  /(?:^|[ \u00a0])(?:an|the|of|in|on|at|by|for|from|to|with|than|le|la|les|un|une|de|du|des|à|au|aux|dans|par|pour|sur|el|los|las|del|en|con|por)$/u
const isNumberAlone = (text: string): boolean => candidatesOf(text).some(({ rest }) => rest === '')

function begin({ candidate, under }: Reading, { line }: Item & { kind: 'line' }): Node {
  const rest = candidate?.rest ?? ''
  const items: Item[] = rest === '' ? [] : [{ kind: 'line', line: { ...line, text: rest, depth: 0 }, inner: false }]
  return {
    candidate,
    written: line.text.slice(0, line.text.length - rest.length).trim(),
    depth: line.depth,
    under,
    heading: '',
    items,
    first: line.number,
    last: line.number,
    passages: [],
  }
}

function beginPart({ candidate, under }: Reading, { line }: Item & { kind: 'separator' }): Node {
  return {
    candidate,
    written: '',
    depth: 0,
    under,
    heading: '',
    items: [],
    first: line.number,
    last: line.number,
    passages: [],
  }
}

function finishProvisions(nodes: readonly Node[], reader: Reader): ReadProvision[] {
  const provisions = nodes.map(
    ({ candidate, written, heading, passages, under, first, last }): ReadProvision => ({
      number: candidate?.shown ?? '',
      written,
      citation: '',
      heading: reader.finish(heading).replaceAll(/\*+/g, ''),
      text: passages.map(({ text }) => text).join('\n\n'),
      parent: under,
      lines: [first, last],
    }),
  )
  const named = nameParts(provisions, nodes, reader)
  const citations = citationsOf(
    named.map(({ number, parent }, index) => ({ number, parent, candidate: nodes[index]?.candidate })),
  )
  return named.map((provision, index) => ({ ...provision, citation: citations[index] ?? '' }))
}

const MENTION = /\b(annexe?|anexo)[ \u00a0](\d{1,2}|[IVX]{1,4})\b/giu

/** Parts that only a line separates from the rest are the annexes that the text speaks of, if they are as many. */
function nameParts(provisions: ReadProvision[], nodes: readonly Node[], reader: Reader): ReadProvision[] {
  const parts = provisions.filter((_, index) => nodes[index]?.candidate?.family === 'part-without-number')
  const mentioned = new Map<string, string>()
  for (const { text } of provisions)
    for (const [mention, , number] of text.matchAll(MENTION)) if (number !== undefined) mentioned.set(number, mention)
  const names = [...mentioned].sort(([one], [two]) => Number(one) - Number(two) || one.localeCompare(two))
  for (const [index, part] of parts.entries()) {
    const name = names.length === parts.length ? names[index]?.[1] : undefined
    if (name === undefined) reader.questions.push({ kind: 'part', line: part.lines[0], text: part.text })
    part.number = name ?? ''
  }
  return provisions
}
