import { generalRefusal, type Refusal, type RefusalCode } from './refusal.ts'

/**
 * How much markup a text may have. What people write has far less; beyond it, a text could keep a page busy for so long
 * that the page is lost to everybody who opens it.
 */
export const MOST_MARKUP = {
  /** Quotations and lists within one another, by their marks and by their indentation: two columns are a level. */
  nesting: 20,
  /** Cells of all tables together, with the empty ones that complete a row. */
  cells: 1000,
  /** Links, addresses and footnotes. */
  links: 300,
  /** Runs of `*`, `_` or `~` beside a word: two for each emphasis. */
  emphasis: 600,
  lines: 1000,
} as const

export type Markup = keyof typeof MOST_MARKUP

/**
 * Counts a text's markup in time proportional to its length, without parsing it. A parser of Markdown never finds more
 * than this; in rare texts, such as a list within code, it finds less.
 */
export function measureMarkup(text: string): Record<Markup, number> {
  const lines = text.split(/\r\n?|\n/)
  return {
    nesting: lines.reduce((deepest, line) => Math.max(deepest, nestingOf(line)), 0),
    cells: cellsIn(lines),
    links: count(text, lines.some((line) => DEFINITION.test(line)) ? LINK_OR_REFERENCE : LINK),
    emphasis: count(text, RUN) - count(text, RUN_BETWEEN_BLANKS),
    lines: linesIn(text),
  }
}

/** How many lines a text has; one that ends with a line break has none after it. */
export function linesIn(text: string): number {
  return count(text, /\r\n?|\n/g) + (/[^\r\n]$/.test(text) ? 1 : 0)
}

/** A quotation or an item of a list, at the beginning of a line or after other such marks, with the blank after it. */
const MARK = /([ \t]*)(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]|$)) ?/y
/** A line across the text, `- - -`, which looks like many lists. */
const RULE = /^[ \t>]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/

function nestingOf(line: string): number {
  if (RULE.test(line)) return count(line, />/g)
  let marks = 0
  let columns = 0
  MARK.lastIndex = 0
  for (let mark = MARK.exec(line); mark; mark = MARK.exec(line)) {
    marks += 1
    for (const blank of mark[1] ?? '') columns += blank === '\t' ? 4 : 1
  }
  return marks === 0 ? 0 : marks + Math.floor(columns / 2)
}

const EMPTY = /^[ \t>]*$/
/** The second line of a table: `| --- | :-: |`. In a quotation or a list it follows their marks. */
const DELIMITERS = /^(?=.*[|:])(?=.*-)[ \t>*+\d.)|:-]*$/

/** A row has as many cells as the heading of its table. A table ends at an empty line. */
function cellsIn(lines: readonly string[]): number {
  let cells = 0
  let columns = 0
  for (const line of lines) {
    if (EMPTY.test(line)) columns = 0
    else if (DELIMITERS.test(line)) columns = Math.max(columns, count(line, /-+/g))
    cells += columns
  }
  return cells
}

/** `[name]: address`: every `[name]` of the text becomes a link. */
const DEFINITION = /^[ \t>*+\d.)-]*\[(?!\^)[^\]]*\]:/
const LINK = /\]\(|\[\^|:\/\/|www\.|@/gi
const LINK_OR_REFERENCE = /\[|\]\(|:\/\/|www\.|@/gi
const RUN = /\*+|_+|~+/g
const RUN_BETWEEN_BLANKS = /(?<!\S)(?:\*+|_+|~+)(?!\S)/g

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const REFUSED: { readonly [M in Markup]: RefusalCode } = {
  nesting: 'nested-too-deep',
  cells: 'too-many-cells',
  links: 'too-many-links',
  emphasis: 'too-much-emphasis',
  lines: 'too-many-lines',
}

/** The refusal of a text with too much markup; null if it has not. */
export function tooMuchMarkup(text: string): Refusal | null {
  const measure = measureMarkup(text)
  for (const markup of Object.keys(REFUSED) as Markup[]) {
    const found = measure[markup]
    const most = MOST_MARKUP[markup]
    if (found > most) return generalRefusal(REFUSED[markup], { found, most })
  }
  return null
}
