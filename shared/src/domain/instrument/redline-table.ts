import { inCommon } from '../in-common.ts'
import { pairAlike } from './pair.ts'
import { changedSpace, type RedlineSpan, redlineWords } from './redline-words.ts'
import type { Row, Table } from './tables.ts'

/** Its kind is that of its column. */
export type RedlineCell = { kind: RedlineSpan['kind']; spans: RedlineSpan[] }

/** A row of a table; the rule has no cells. A row has a cell for each column of both tables; a cell that the row lacks has no words. */
export type RedlineRow = {
  kind: RedlineSpan['kind']
  isHead: boolean
  cells: RedlineCell[]
  /** All of the row as it is written, with its bars. */
  spans: RedlineSpan[]
}

/** Rows that are less alike are two rows. */
const LEAST_ALIKE = 0.3

/** A place in the columns of the one table, of the other, or of both. */
type Column = { first: number | null; second: number | null }

/** How one table became another, cell by cell; a table without rows is none. The rule below the head has no cells. */
export function redlineTable(before: Table, after: Table): RedlineRow[] {
  const columns = columnsOf(before, after)
  const rows: RedlineRow[] = []
  const add = (first: Row | undefined, second: Row | undefined, isHead: boolean) =>
    rows.push(compareRows(first, second, columns, isHead))
  for (const index of [0, 1]) add(before[index], after[index], index === 0)
  let [x, y] = [2, 2]
  for (const [first, second] of [...bodyPairs(before, after), [before.length, after.length] as const]) {
    // A row in place of another is that row with other words.
    const isReplaced = first - x === 1 && second - y === 1
    if (isReplaced) add(before[x], after[y], false)
    else {
      for (const row of before.slice(x, first)) add(row, undefined, false)
      for (const row of after.slice(y, second)) add(undefined, row, false)
    }
    if (first < before.length) add(before[first], after[second], false)
    x = first + 1
    y = second + 1
  }
  return rows.filter(({ spans }) => spans.length > 0)
}

function bodyPairs(before: Table, after: Table): [number, number][] {
  const [first, second] = [before, after].map((table) =>
    table.slice(2).map(({ cells }) => ({ name: cells[0] ?? '', text: cells.join('\n') })),
  )
  return pairAlike(first ?? [], second ?? [], LEAST_ALIKE).map(([one, other]) => [one + 2, other + 2])
}

/** Columns with the same head belong together, and those between them by their place. */
function columnsOf(before: Table, after: Table): Column[] {
  const numbers = new Map<string, number>()
  const [first = [], second = []] = [before, after].map((table) =>
    (table[0]?.cells ?? []).map((cell) => {
      const number = numbers.get(cell) ?? numbers.size
      numbers.set(cell, number)
      return number
    }),
  )
  const columns: Column[] = []
  let [x, y] = [0, 0]
  const addUpTo = (one: number, other: number) => {
    while (x < one || y < other) columns.push({ first: x < one ? x++ : null, second: y < other ? y++ : null })
  }
  for (const match of inCommon(first, second)) {
    addUpTo(match.first, match.second)
    addUpTo(match.first + match.length, match.second + match.length)
  }
  addUpTo(
    Math.max(0, ...before.map(({ cells }) => cells.length)),
    Math.max(0, ...after.map(({ cells }) => cells.length)),
  )
  return columns
}

function compareRows(
  before: Row | undefined,
  after: Row | undefined,
  columns: readonly Column[],
  isHead: boolean,
): RedlineRow {
  const kind = before === undefined ? 'inserted' : after === undefined ? 'deleted' : 'same'
  const spans: RedlineSpan[] = []
  const cells = columns.map(({ first, second }): RedlineCell => {
    const [one, other] = [cellAt(before, first), cellAt(after, second)]
    spans.push(...changedSpace(one?.around ?? '', other?.around ?? ''))
    const words = redlineWords(one?.words ?? '', other?.words ?? '')
    spans.push(...words)
    return { kind: first === null ? 'inserted' : second === null ? 'deleted' : 'same', spans: words }
  })
  spans.push(...changedSpace(before?.around.at(-1) ?? '', after?.around.at(-1) ?? ''))
  const isRule = [before, after].every((row) => row === undefined || row.cells.length === 0)
  return { kind, isHead, cells: isRule ? [] : cells, spans: spans.filter(({ text }) => text !== '') }
}

function cellAt(row: Row | undefined, place: number | null): { around: string; words: string } | undefined {
  const words = place === null ? undefined : row?.cells[place]
  return words === undefined ? undefined : { around: row?.around[place ?? 0] ?? '', words }
}
