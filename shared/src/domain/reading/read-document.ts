import { citationsOf } from './citations.ts'
import { enactingLine, isClosing, titleOf } from './front.ts'
import { furnitureOf } from './furniture.ts'
import { type Join, joinLines, type WordCheck, Words } from './joining.ts'
import { type Line, linesOf } from './lines.ts'
import { type Note, takeNotes, withCalls } from './notes.ts'
import { type Candidate, candidatesOf, isItem, rankOf } from './numbering.ts'
import { type Doubt, type Place, type Reading, readSeries } from './series.ts'
import { cellsByLine, tableAt, tableText } from './tables.ts'

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

type Item =
  | { kind: 'line'; line: Line; inner: boolean }
  | { kind: 'table'; rows: string[][]; line: Line; last: Line }
  | { kind: 'blank' }
  | { kind: 'separator'; line: Line }

type Node = {
  candidate: Candidate | undefined
  written: string
  depth: number
  under: number
  heading: string
  items: Item[]
  first: number
  last: number
  passages: Passage[]
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

const SEPARATOR = /^(?:[o*_=•·~–—-](?: ?[o*_=•·~–—-])*)$/iu

function itemsOf(lines: readonly Line[]): Item[] {
  const items: Item[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (line === undefined) break
    const table = tableAt(lines, index)
    if (line.text === '') items.push({ kind: 'blank' })
    else if (table !== undefined) {
      const last = lines[index + table.length - 1] ?? line
      items.push({ kind: 'table', rows: table.rows, line, last })
      index += table.length - 1
    } else if (line.depth === 0 && SEPARATOR.test(line.text)) items.push({ kind: 'separator', line })
    else items.push(...splitInner(unwrapped(line)))
  }
  return items
}

/** Without a list mark before a number, and without the mark of bold or italic type around or before one. */
function unwrapped(line: Line): Line {
  const bullet = line.text.match(/^[-*•–+] (?=\S)/u)?.[0] ?? ''
  const mark = line.text.slice(bullet.length).match(/^(?:\*{1,3}|_{1,3})(?=[^\s*_])/u)?.[0] ?? ''
  if (bullet === '' && mark === '') return line
  const bare = line.text.slice(bullet.length + mark.length)
  const number = candidatesOf(bare).find(({ closed, word }) => closed || word === 'known')
  if (number === undefined) return line
  if (mark === '') return { ...line, text: bare }
  const head = bare.slice(0, bare.length - number.rest.length)
  const rest = number.rest.startsWith(mark) ? number.rest.slice(mark.length).trim() : `${mark}${number.rest}`
  const closed = head.endsWith(mark) ? head.slice(0, -mark.length) : head
  return { ...line, text: `${closed}${closed.endsWith(' ') || rest === '' ? '' : ' '}${rest === mark ? '' : rest}` }
}

/** How many numbers one line may begin with: `1. (1) (a) One` has three. */
const MOST_NUMBERS_OF_A_LINE = 6

/** `1. (1) One` is two items: the number of a provision, and the first of those under it. */
function splitInner(line: Line, most = MOST_NUMBERS_OF_A_LINE): Item[] {
  const outer = candidatesOf(line.text).find(({ closed, rest }) => closed && rest !== '')
  const inner = outer && candidatesOf(outer.rest).find(({ family, steps }) => isItem(family) && steps?.[0]?.value === 1)
  if (most === 1 || outer === undefined || inner === undefined) return [{ kind: 'line', line, inner: false }]
  const head = line.text.slice(0, line.text.length - outer.rest.length).trim()
  return [
    { kind: 'line', line: { ...line, text: head }, inner: false },
    ...splitInner({ ...line, text: outer.rest, depth: 0 }, most - 1).map((item): Item => ({ ...item, inner: true }) as Item),
  ]
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

type Group =
  | { kind: 'lines'; lines: Line[]; line: number; last: number }
  | { kind: 'heading'; lines: [Line]; line: number; last: number }
  | { kind: 'table'; rows: string[][]; line: number; last: number }

function groupsOf(items: readonly Item[]): Group[] {
  const groups: Group[] = []
  let open = false
  for (const item of items) {
    if (item.kind === 'blank' || item.kind === 'separator') open = false
    else if (item.kind === 'table') {
      groups.push({ kind: 'table', rows: item.rows, line: item.line.number, last: item.last.number })
      open = false
    } else if (item.line.depth > 0) {
      groups.push({ kind: 'heading', lines: [item.line], line: item.line.number, last: item.line.number })
      open = false
    } else {
      const last = groups.at(-1)
      if (open && last?.kind === 'lines') {
        last.lines.push(item.line)
        last.last = item.line.number
      } else groups.push({ kind: 'lines', lines: [item.line], line: item.line.number, last: item.line.number })
      open = true
    }
  }
  return groups
}

const textOf = (group: Group): string => (group.kind === 'table' ? '' : group.lines.map(({ text }) => text).join(' '))
const isUpper = (text: string): boolean =>
  /\p{Lu}{2}/u.test(text) && text === text.toUpperCase() && !/[.;:]$/u.test(text)
const isBold = (text: string): boolean => /^(\*\*|__)[^*_]+\1$/u.test(text)
const isTitleLike = (text: string): boolean =>
  text.length <= 160 && /^[^\p{Ll}]/u.test(text) && (!/[.;:,!?…][*_]*$/u.test(text) || isUpper(text))

/** Gives each provision its heading and text, and finds the headings without numbers and the closing. */
class Arranger {
  private readonly reader: Reader
  private readonly nodes: readonly Node[]
  private readonly out: Node[] = []
  private readonly end: Passage[] = []
  /** Where each of the nodes went. */
  private readonly moved: number[] = []

  constructor(reader: Reader, nodes: readonly Node[]) {
    this.reader = reader
    this.nodes = nodes
  }

  arrange(front: readonly Item[]): { front: Passage[]; nodes: Node[]; end: Passage[] } {
    const groups = groupsOf(front)
    const first = this.nodes[0]
    const last = groups.at(-1)
    const heads = first !== undefined && last !== undefined && isUnnumberedHeading(last, first) ? last : undefined
    const passages = (heads === undefined ? groups : groups.slice(0, -1)).map((group) => this.reader.passage(group))
    if (heads !== undefined) this.addHeading(heads, 0)
    for (const [index, node] of this.nodes.entries()) this.place(node, index)
    const trailing = this.out.at(-1)
    if (trailing?.candidate?.family === 'part-without-number' && trailing.passages.length === 0) this.out.pop()
    return { front: passages, nodes: this.out, end: this.end }
  }

  private place(node: Node, index: number): void {
    const under = node.under < 0 ? -1 : (this.moved[node.under] ?? -1)
    const groups = groupsOf(node.items)
    const next = this.nodes[index + 1]
    const hasChild = next?.under === index
    const placed = { ...node, under: this.headingOver(node, under) }
    this.moved[index] = this.out.push(placed) - 1
    const rest = takeHeading(placed, groups, hasChild ? childKind(next) : 'none')
    let current = placed
    for (let at = 0; at < rest.length; at += 1) {
      const group = rest[at]
      if (group === undefined) break
      const isEnd = next === undefined || rankOf(next.candidate ?? NO_NUMBER) <= 1
      if (isEnd && at + (rest.length < groups.length ? 1 : 0) > 0 && isClosing(textOf(group))) {
        this.close(rest.slice(at))
        break
      }
      if (this.isHeading(group, { current, next, hasChild, isLast: at === rest.length - 1 })) {
        current = this.addHeading(group, index + 1)
        continue
      }
      current.passages.push(this.reader.passage(group))
      current.last = Math.max(current.last, group.last)
    }
  }

  private close(groups: readonly Group[]): void {
    for (const group of groups) this.end.push(this.reader.passage(group))
  }

  private isHeading(
    group: Group,
    around: { current: Node; next: Node | undefined; hasChild: boolean; isLast: boolean },
  ): boolean {
    if (group.kind === 'heading') return true
    if (group.kind === 'table') return false
    const text = textOf(group)
    const { current, next, isLast } = around
    if (group.lines.length > 3 || current.passages.length === 0) {
      if (current.passages.length === 0 && current.heading === '') return false
    }
    if (isBold(text) || (isUpper(text) && text.length >= 4 && group.lines.length <= 3))
      return next !== undefined || !isLast
    const guess =
      isLast &&
      next !== undefined &&
      next.depth === 0 &&
      !isItem(next.candidate?.family ?? '') &&
      group.lines.length === 1 &&
      text.length <= 80 &&
      isTitleLike(text) &&
      current.passages.length > 0
    if (guess) this.reader.questions.push({ kind: 'heading', line: group.line, text })
    return guess
  }

  /** A heading without a number, over the provisions after it of the scope in which the next one is. */
  private addHeading(group: Group, nextIndex: number): Node {
    const next = this.nodes[nextIndex]
    const line = group.kind === 'table' ? undefined : group.lines[0]
    const depth = line?.depth ?? 0
    const scope = next === undefined || depth > 0 ? this.scopeOfDepth(depth) : this.movedOf(next.under)
    const node: Node = {
      candidate: undefined,
      written: '',
      depth,
      under: scope,
      heading: textOf(group).replaceAll(/^(?:\*\*|__)|(?:\*\*|__)$/g, ''),
      items: [],
      first: group.line,
      last: group.last,
      passages: [],
    }
    this.out.push(node)
    return node
  }

  private movedOf(under: number): number {
    return under < 0 ? -1 : (this.moved[under] ?? -1)
  }

  /** The nearest provision above a heading of this depth. */
  private scopeOfDepth(depth: number): number {
    for (let index = this.out.length - 1; index >= 0; index -= 1) {
      const node = this.out[index]
      if (node !== undefined && node.depth > 0 && node.depth < depth) return index
    }
    return -1
  }

  /** The heading without a number that the provision is under, if there is one in its scope; else its scope. */
  private headingOver(node: Node, scope: number): number {
    for (let index = this.out.length - 1; index > scope; index -= 1) {
      const other = this.out[index]
      if (other === undefined || other.candidate !== undefined || other.under !== scope) continue
      const ends = node.depth > 0 && (other.depth === 0 || node.depth <= other.depth)
      const part = rankOf(node.candidate ?? NO_NUMBER) <= 1
      return ends || part ? scope : index
    }
    return scope
  }
}

/** An item in small letters goes on with the sentence of the provision above it. */
function childKind({ candidate, items }: Node): 'item' | 'provision' {
  const first = items.find((item) => item.kind === 'line')?.line.text ?? ''
  return isItem(candidate?.family ?? '') && /^\p{Ll}/u.test(first) ? 'item' : 'provision'
}

const NO_NUMBER: Pick<Candidate, 'family' | 'word'> = { family: '', word: undefined }

const isUnnumberedHeading = (group: Group, next: Node): boolean => {
  if (group.kind !== 'lines' || next.depth > 0) return false
  const text = textOf(group)
  return group.lines.length <= 2 && isUpper(text) && !isClosing(text)
}

/** Takes the provision's heading out of its first groups, and returns the others. */
function takeHeading(node: Node, groups: Group[], child: 'none' | 'item' | 'provision'): Group[] {
  const { candidate, depth } = node
  const [first, second] = groups
  if (candidate === undefined || isItem(candidate.family) || first === undefined || first.kind === 'table')
    return groups
  const rest = candidate.rest
  if (depth > 0 && rest !== '') {
    node.heading = rest
    return withoutFirstLine(groups, first)
  }
  const follows = second !== undefined || child === 'provision'
  const text = textOf(first)
  if (rest !== '') {
    const named = candidate.word !== undefined || candidate.family === '§'
    const line = first.lines[0]?.text ?? ''
    const alone = first.lines.length === 1 || isUpper(text)
    if (named && isTitleLike(line) && (first.lines.length === 1 || /^\P{Ll}/u.test(first.lines[1]?.text ?? ''))) {
      node.heading = isUpper(text) ? text : line
      return isUpper(text) ? groups.slice(1) : withoutFirstLine(groups, first)
    }
    if (alone && follows && isTitleLike(text)) {
      node.heading = text
      return groups.slice(1)
    }
    return groups
  }
  if (first.kind === 'heading') return groups
  const line = first.lines[0]?.text ?? ''
  if (first.lines.length === 1 && /^\([^)]+\)$/.test(line) && second !== undefined && second.kind === 'lines') {
    node.heading = `${line} ${textOf(second)}`
    return groups.slice(2)
  }
  const near = first.line === node.first + 1
  if (near && first.lines.length > 1 && candidate.word === undefined && line.length <= 80 && !/[.;:,]$/u.test(line)) {
    node.heading = line
    return withoutFirstLine(groups, first)
  }
  if (follows && isTitleLike(text) && (first.lines.length === 1 || isUpper(text))) {
    node.heading = text
    return groups.slice(1)
  }
  return groups
}

function withoutFirstLine(groups: readonly Group[], first: Group & { lines: Line[] }): Group[] {
  const [, ...lines] = first.lines
  const line = lines[0]
  const rest = groups.slice(1)
  return line === undefined ? rest : [{ kind: 'lines', lines, line: line.number, last: first.last }, ...rest]
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
