/**
 * A row of a table: what is around its cells, and the cells between. There is one `around` more than cells; together, in
 * turn, they are the row exactly. The rule below the head has no cells.
 */
export type Row = { around: string[]; cells: string[] }

/** The head, the rule below it, and the other rows. */
export type Table = Row[]

/** A text with tables: what is before, between and behind them. Together, in turn, they are the text exactly. */
export type TextWithTables = { texts: string[]; tables: Table[] }

/** Two lines or more with bars at both ends, the second of which is a rule. */
const TABLE =
  /(?<=^|\n)\|[^\n]*\|[^\S\n]*\n\|(?:[^\S\n]*:?-{3,}:?[^\S\n]*\|)+[^\S\n]*(?:\n\|[^\n]*\|[^\S\n]*)*(?=\n|$)/g
const BAR = /(?<!\\)\|/

/** Finds the tables of a text, `| a | b |` with a rule `| --- | --- |` below the head. */
export function tablesIn(text: string): TextWithTables {
  const texts: string[] = []
  const tables: Table[] = []
  let from = 0
  if (text.includes('|'))
    for (const { index, 0: written } of text.matchAll(TABLE)) {
      texts.push(text.slice(from, index))
      tables.push(written.match(/[^\n]+\n?/g)?.map(rowOf) ?? [])
      from = index + written.length
    }
  return { texts: [...texts, text.slice(from)], tables }
}

function rowOf(line: string, place: number): Row {
  if (place === 1) return { around: [line], cells: [] }
  const parts = line.split(BAR)
  const row: Row = { around: [], cells: [] }
  let around = ''
  for (const [index, part] of parts.entries()) {
    if (index > 0) around += '|'
    const cell = part.trim()
    if (index === 0 || index === parts.length - 1) {
      around += part
      continue
    }
    const start = part.length - part.trimStart().length
    row.around.push(around + part.slice(0, start))
    row.cells.push(cell)
    around = part.slice(start + cell.length)
  }
  row.around.push(around)
  return row
}

/** What a cell reads. */
export const cellWords = (cell: string): string => cell.replaceAll('\\|', '|')
