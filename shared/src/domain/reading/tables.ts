import type { Line } from './lines.ts'

const RULE = /^\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?$/

/** The rows of a table that begins at this line, and how many lines it takes; undefined if none does. */
export function tableAt(lines: readonly Line[], from: number): { rows: string[][]; length: number } | undefined {
  return pipedTable(lines, from) ?? spacedTable(lines, from)
}

function pipedTable(lines: readonly Line[], from: number): { rows: string[][]; length: number } | undefined {
  let length = 0
  while (isPiped(lines[from + length]) || (isBorder(lines[from + length]) && hasBars(lines, from + length))) length += 1
  if (length === 0) return barredTable(lines, from)
  const rows = lines
    .slice(from, from + length)
    .filter((line) => !RULE.test(line.text) && !isBorder(line))
    .map(({ text }) => cellsOf(text))
  return rows.length === 0 ? undefined : { rows, length }
}

const isPiped = (line: Line | undefined): boolean => line !== undefined && /^\|.*\|$/.test(line.text)

/** `+-----+----+`, above, between and below the rows. */
const isBorder = (line: Line | undefined): boolean => line !== undefined && /^\+(?:[-=]{2,}\+)+$/.test(line.text)
const hasBars = (lines: readonly Line[], at: number): boolean => isPiped(lines[at - 1]) || isPiped(lines[at + 1])

/** Two or more lines with bars between as many cells, and none around them. */
function barredTable(lines: readonly Line[], from: number): { rows: string[][]; length: number } | undefined {
  const width = barred(lines[from]).length
  if (width < 2) return undefined
  let length = 0
  while (barred(lines[from + length]).length === width) length += 1
  const rows = lines.slice(from, from + length).filter(({ text }) => !RULE.test(text))
  return length < 2 ? undefined : { rows: rows.map(barred), length }
}

const barred = (line: Line | undefined): string[] =>
  line !== undefined && / \| /.test(line.text) ? line.text.split(/ ?(?<!\\)\| ?/).map((cell) => cell.trim()) : []

const cellsOf = (text: string): string[] =>
  text
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())

/** Two or more lines with as many cells, between tabs or wide blanks; a number before its text is no cell. */
function spacedTable(lines: readonly Line[], from: number): { rows: string[][]; length: number } | undefined {
  const width = lines[from]?.cells.length ?? 0
  if (width < 2) return undefined
  let length = 0
  while (isRow(lines[from + length], width)) length += 1
  return length < 2 ? undefined : { rows: lines.slice(from, from + length).map(({ cells }) => cells), length }
}

const NUMBER_ALONE = /^(?:\(?[\p{L}\d]{1,6}[.)°]|[-•*–]|\d+(?:\.\d+)+|(?:article|section|rule|annex\w*) \S+)$/iu
const isRow = (line: Line | undefined, width: number): boolean =>
  line !== undefined && line.cells.length === width && !NUMBER_ALONE.test(line.cells[0] ?? '')

/**
 * Lines of single cells, as they come out of a page that was copied: two or more rows of two to five cells, of which
 * the figures are always in the same columns.
 */
export function cellsByLine(lines: readonly Line[]): string[][] | undefined {
  if (lines.length < 4 || lines.some(({ text }) => text.length > 40 || /[.;:!?]$/.test(text))) return undefined
  const figures = lines.map(({ text }) => /^[\d.,\s%€$£-]+$/.test(text))
  if (!figures.includes(true) || figures[0] === true) return undefined
  for (let width = 2; width <= 5; width += 1) {
    if (lines.length % width !== 0 || lines.length / width < 2) continue
    if (figures.every((figure, index) => index < width || figure === figures[index % width] || index / width < 1))
      return Array.from({ length: lines.length / width }, (_, row) =>
        lines.slice(row * width, (row + 1) * width).map(({ text }) => text),
      )
  }
  return undefined
}

/** A table as text: one line a row, the cells between bars. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map((row) => row.length))
  const line = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => (row[index] ?? '').replaceAll(/(?<!\\)\|/g, '\\|')).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n')
}
