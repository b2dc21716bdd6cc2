import { anchorsOf } from './anchors.ts'
import { type Named, pairAlike } from './pair.ts'
import { type RedlineRow, redlineTable } from './redline-table.ts'
import { type RedlineSpan, redlineWords, tidy } from './redline-words.ts'
import { type Table, tablesIn } from './tables.ts'

export type { RedlineRow, RedlineSpan }

/** A part of a redline: paragraphs, or a table that is compared by its cells. */
export type RedlineBlock = { kind: 'text'; spans: RedlineSpan[] } | { kind: 'table'; rows: RedlineRow[] }

/** Tables that are less alike are two tables. */
const LEAST_ALIKE = 0.2

/**
 * How one wording became another, word by word, and tables cell by cell. No span is empty; at each place the deleted
 * text comes before the inserted. The same and the deleted text together are `before` exactly, the same and the inserted
 * are `after` exactly, with the bars of tables.
 */
export function redline(before: string, after: string): RedlineSpan[] {
  return tidy(
    compareBlocks(before, after).flatMap((block) =>
      block.kind === 'text' ? block.spans : block.rows.flatMap(({ spans }) => spans),
    ),
  )
}

/** The same for a page: paragraphs and tables, without the line breaks between the ones and the others and without rules. */
export function redlineBlocks(before: string, after: string): RedlineBlock[] {
  const blocks = compareBlocks(before, after)
  return blocks.flatMap((block, index): RedlineBlock[] => {
    if (block.kind === 'table') return [{ ...block, rows: block.rows.filter(({ cells }) => cells.length > 0) }]
    const spans = withoutBreaks(block.spans, index > 0, index < blocks.length - 1)
    return spans.length === 0 ? [] : [{ kind: 'text', spans }]
  })
}

function withoutBreaks(spans: readonly RedlineSpan[], first: boolean, last: boolean): RedlineSpan[] {
  const left = spans.map((span) => ({ ...span }))
  for (const span of first ? left : []) {
    span.text = span.text.replace(/^\s+/, '')
    if (span.text !== '') break
  }
  for (const span of last ? left.toReversed() : []) {
    span.text = span.text.replace(/\s+$/, '')
    if (span.text !== '') break
  }
  return left.filter(({ text }) => text !== '')
}

const redlineText = (before: string, after: string): RedlineSpan[] =>
  redlineWords(before, after, anchorsOf(before, after))

function compareBlocks(before: string, after: string): RedlineBlock[] {
  const [first, second] = [tablesIn(before), tablesIn(after)]
  if (first.tables.length + second.tables.length === 0) return [{ kind: 'text', spans: redlineText(before, after) }]
  const blocks: RedlineBlock[] = []
  let [x, y] = [0, 0]
  const pairs = pairAlike(first.tables.map(named), second.tables.map(named), LEAST_ALIKE)
  for (const [one, other] of [...pairs, [first.tables.length, second.tables.length] as const]) {
    const [earlier, later] = [
      { texts: first.texts.slice(x, one + 1), tables: first.tables.slice(x, one) },
      { texts: second.texts.slice(y, other + 1), tables: second.tables.slice(y, other) },
    ]
    const spans = redlineText(earlier.texts.join(''), later.texts.join(''))
    blocks.push(...withTables(spans, placesOf(earlier), placesOf(later)))
    const [from, to] = [first.tables[one], second.tables[other]]
    if (from && to) blocks.push({ kind: 'table', rows: redlineTable(from, to) })
    x = one + 1
    y = other + 1
  }
  return blocks
}

/** A table is known by its head. */
const named = (table: Table): Named => {
  const rows = table.map(({ cells }) => cells.join(' '))
  return { name: (rows[0] ?? '').trim(), text: rows.join('\n') }
}

/** A table of one wording only, and where it is in the text around it. */
type Place = { table: Table; at: number }

function placesOf({ texts, tables }: { texts: readonly string[]; tables: readonly Table[] }): Place[] {
  let at = 0
  return tables.map((table, index) => {
    at += texts[index]?.length ?? 0
    return { table, at }
  })
}

/** The spans of a text with the tables that were deleted from it and inserted into it. */
function withTables(spans: readonly RedlineSpan[], deleted: Place[], inserted: Place[]): RedlineBlock[] {
  const blocks: RedlineBlock[] = []
  let text: RedlineSpan[] = []
  let [x, y] = [0, 0]
  const addTables = () => {
    for (;;) {
      const rows =
        deleted[0]?.at === x
          ? redlineTable(deleted.shift()?.table ?? [], [])
          : inserted[0]?.at === y
            ? redlineTable([], inserted.shift()?.table ?? [])
            : undefined
      if (rows === undefined) return
      blocks.push({ kind: 'text', spans: text }, { kind: 'table', rows })
      text = []
    }
  }
  addTables()
  for (const { kind, text: words } of spans) {
    let rest = words
    while (rest !== '') {
      const toDeleted = kind === 'inserted' ? rest.length : (deleted[0]?.at ?? Number.POSITIVE_INFINITY) - x
      const toInserted = kind === 'deleted' ? rest.length : (inserted[0]?.at ?? Number.POSITIVE_INFINITY) - y
      const part = rest.slice(0, Math.min(toDeleted, toInserted))
      text.push({ kind, text: part })
      if (kind !== 'inserted') x += part.length
      if (kind !== 'deleted') y += part.length
      rest = rest.slice(part.length)
      addTables()
    }
  }
  return [...blocks, { kind: 'text', spans: text }]
}
