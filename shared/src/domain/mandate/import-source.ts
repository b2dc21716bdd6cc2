export type ImportProblemCode =
  | 'empty'
  /** Not a text: control characters, or bytes that were not UTF-8. */
  | 'binary'
  | 'too-large'
  | 'too-many'
  /** There is no provision with a number, or one that needs a number has none. */
  | 'unnumbered'
  | 'duplicate-number'
  /** A heading is where one of its kind cannot be, e.g. a part under a standard. */
  | 'wrong-level'
  /** The translation has a number that the other language lacks. */
  | 'unmatched-number'

/** Why a document was not imported. `line` counts from 1; it is left out if no single line is the cause. */
export type ImportProblem = {
  ok: false
  code: ImportProblemCode
  /** A sentence in English for people; `code` and `line` are there to say it in another language. */
  message: string
  line?: number
}

/** A line of a document, trimmed, without its bold marks. `number` counts from 1. */
export type SourceLine = { number: number; text: string }

/** The largest document that is read, in UTF-16 units: some 400 printed pages. */
export const MOST_CHARACTERS = 1_000_000

/** The most lines that are read, the empty ones among them. */
export const MOST_LINES = 20_000

/** The most numbered provisions a document may have. */
export const MOST_NUMBERS = 5000

export function importProblem(code: ImportProblemCode, message: string, line?: number): ImportProblem {
  return line === undefined ? { ok: false, code, message } : { ok: false, code, message, line }
}

/**
 * The lines of a document that may have come from anywhere. Takes time in proportion to its length, as does all work on
 * a line: no pattern here or in the importers can backtrack over more than a few characters.
 */
export function readSource(source: string): { ok: true; lines: SourceLine[] } | ImportProblem {
  if (source.length > MOST_CHARACTERS)
    return importProblem('too-large', `The document is longer than ${MOST_CHARACTERS} characters.`)
  if (source.trim() === '' || source.trim() === '\ufeff') return importProblem('empty', 'The document is empty.')
  const strange = source.search(NOT_TEXT)
  if (strange >= 0) {
    const line = source.slice(0, strange).split('\n').length
    return importProblem('binary', `Line ${line} holds characters that are not text. Save the document as UTF-8.`, line)
  }
  const plain = source
    .replace('\ufeff', '')
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\r\f\v\u2028\u2029]/g, '\n')
  const split = plain.split('\n')
  if (split.length > MOST_LINES) return importProblem('too-large', `The document has more than ${MOST_LINES} lines.`)
  const lines = split.map((line, index) => ({ number: index + 1, text: cleanLine(line) }))
  return { ok: true, lines }
}

/** Control characters but tab, line ends and form feed; the mark of undecodable bytes; halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const NOT_TEXT = /[\u0000-\u0008\u000e-\u001f\u007f\ufffd]|\p{Cs}/u

/** Without bold marks and escapes of Markdown; runs of ordinary space as one space, no-break spaces as they are. */
function cleanLine(line: string): string {
  const plain = line
    .replaceAll('**', '')
    .replaceAll('__', '')
    .replaceAll(/\\([.()#*_[\]-])/g, '$1')
  return plain.replaceAll(/[ \t]+/g, ' ').trim()
}
