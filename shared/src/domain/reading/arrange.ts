import { isClosing } from './front.ts'
import type { Item } from './items.ts'
import type { Line } from './lines.ts'
import { type Candidate, isItem, rankOf } from './numbering.ts'
import type { Passage, Question } from './read-document.ts'

/** A provision that is being arranged: its number, the pieces after it, and what they become. */
export type Node = {
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

/** Lines of one paragraph, a heading, or a table. */
export type Group =
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
  text.length <= 160 && /^[^\p{Ll}[+«“"]/u.test(text) && (!/[.;:,!?…][*_]*$/u.test(text) || isUpper(text))

/** Gives each provision its heading and text, and finds the headings without numbers and the closing. */
/** Makes the text of paragraphs and tables, and collects what is in doubt. */
export type Texts = { passage: (group: Group) => Passage; questions: Question[] }

export class Arranger {
  private readonly texts: Texts
  private readonly nodes: readonly Node[]
  private readonly out: Node[] = []
  private readonly end: Passage[] = []
  /** Where each of the nodes went. */
  private readonly moved: number[] = []

  constructor(texts: Texts, nodes: readonly Node[]) {
    this.texts = texts
    this.nodes = nodes
  }

  arrange(front: readonly Item[]): { front: Passage[]; nodes: Node[]; end: Passage[] } {
    const groups = groupsOf(front)
    const first = this.nodes[0]
    const last = groups.at(-1)
    const heads = first !== undefined && last !== undefined && isUnnumberedHeading(last, first) ? last : undefined
    const passages = (heads === undefined ? groups : groups.slice(0, -1)).map((group) => this.texts.passage(group))
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
      current.passages.push(this.texts.passage(group))
      current.last = Math.max(current.last, group.last)
    }
  }

  private close(groups: readonly Group[]): void {
    for (const group of groups) this.end.push(this.texts.passage(group))
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
    if (guess) this.texts.questions.push({ kind: 'heading', line: group.line, text })
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
    const before = second?.kind === 'lines' && !isClosing(textOf(second))
    if (candidate.word === 'known' && first.lines.length === 1 && before && isShortTitle(line)) {
      node.heading = line.replace(/\.$/u, '')
      return groups.slice(1)
    }
    if (named && isTitleLike(line) && (first.lines.length === 1 || /^\P{Ll}/u.test(first.lines[1]?.text ?? ''))) {
      node.heading = isUpper(text) ? text : line
      return isUpper(text) ? groups.slice(1) : withoutFirstLine(groups, first)
    }
    if (alone && follows && isTitleLike(text)) {
      node.heading = text
      return groups.slice(1)
    }
    if (!named && isTitleLike(line) && isShortOver(line, first.lines[1]?.text)) {
      node.heading = line
      return withoutFirstLine(groups, first)
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

/** `Artículo 1. Objeto.`: some words with a full stop, before a text of its own. */
const isShortTitle = (line: string): boolean => /^\p{Lu}[^.;:,!?]{0,60}\.$/u.test(line) && line.split(' ').length <= 4

/** A line is over a sentence that begins on the next one: a sentence that goes on would fill its first line, too. */
const isShortOver = (line: string, next: string | undefined): boolean =>
  next !== undefined && line.length <= 60 && next.length >= line.length * 1.5 && /^\p{Lu}/u.test(next)

function withoutFirstLine(groups: readonly Group[], first: Group & { lines: Line[] }): Group[] {
  const [, ...lines] = first.lines
  const line = lines[0]
  const rest = groups.slice(1)
  return line === undefined ? rest : [{ kind: 'lines', lines, line: line.number, last: first.last }, ...rest]
}
