import type { Line } from './lines.ts'
import { candidatesOf, isItem } from './numbering.ts'
import { tableAt } from './tables.ts'

/** A piece of a document: a line with text (`inner`: the rest of one, after its first number), a table, what is between. */
export type Item =
  | { kind: 'line'; line: Line; inner: boolean }
  | { kind: 'table'; rows: string[][]; line: Line; last: Line }
  | { kind: 'blank' }
  | { kind: 'separator'; line: Line }

const SEPARATOR = /^(?:[o*_=•·~–—-](?: ?[o*_=•·~–—-])*)$/iu

/** The pieces of a document, a line with several numbers in as many. */
export function itemsOf(lines: readonly Line[]): Item[] {
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
    ...splitInner({ ...line, text: outer.rest, depth: 0 }, most - 1).map(
      (item): Item => ({ ...item, inner: true }) as Item,
    ),
  ]
}
