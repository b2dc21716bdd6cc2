/** A line of a document, without blanks at its ends, in normal form C. */
export type Line = {
  /** From 1. */
  number: number
  /** Without the marks of a Markdown heading. */
  text: string
  /** Blanks before the text, a tab being four. */
  indent: number
  /** Of a Markdown heading, 1 to 6; else 0. */
  depth: number
  /** Whether the line ends within a word, by a soft hyphen. */
  splitsWord: boolean
  /** Whether a page begins with it. */
  beginsPage: boolean
  /** The parts between tabs or wide blanks, if there are two or more. */
  cells: string[]
}

/** Characters without width that carry no meaning: zero-width space, word joiner, byte order mark. */
const NO_WIDTH = /[\u200b\u2060\ufeff]/g
/** Blanks of other widths; no-break ones stay. */
const BLANKS = /[\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000\t]/g

/** The lines of a text as they are written, whatever its line ends, in normal form C. */
export const rawLines = (source: string): string[] =>
  source
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .split(/[\n\r\v\u0085\u2028\u2029]/)

/** The lines of a text, normalised once: nothing after this looks at forms of characters again. */
export function linesOf(source: string): Line[] {
  return rawLines(source).map((raw, index) => {
    const wide = raw.replaceAll('\t', '    ')
    const clean = wide.replaceAll(NO_WIDTH, '').replaceAll(BLANKS, ' ').replaceAll('\f', '')
    const trimmed = clean.trim()
    const splitsWord = trimmed.endsWith('\u00ad')
    const text = trimmed.replaceAll('\u00ad', '').replaceAll(/ {2,}/g, ' ')
    const marks = text.match(/^#{1,6} +(?=\S)/)?.[0] ?? ''
    return {
      number: index + 1,
      text: marks === '' ? text : text.slice(marks.length).replace(/ +#{1,6}$/, ''),
      indent: clean.length - clean.trimStart().length,
      depth: marks.trim().length,
      splitsWord,
      beginsPage: raw.startsWith('\f'),
      cells: cellsOf(raw),
    }
  })
}

function cellsOf(raw: string): string[] {
  const cells = raw
    .trim()
    .split(/\t+| {3,}/)
    .map((cell) => cell.trim())
  return cells.length > 1 ? cells : []
}
