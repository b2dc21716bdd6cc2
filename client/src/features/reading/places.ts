import type { SeenDocument, SeenProvision } from '@quorate/shared/domain/reading/corrections'
import type { Question } from '@quorate/shared/domain/reading/read-document'

/** The index of the provision that a line of the source is in: the last one, where several are on it; -1 for none. */
export const provisionAt = ({ provisions }: Pick<SeenDocument, 'provisions'>, line: number): number =>
  provisions.findLastIndex(({ lines: [from, to] }) => from <= line && line <= to)

/** So many words tell where a line is. */
const TELLING = 4
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** Where the words of a line begin in a text that was made of several lines; -1 if they do not. */
export function placeOfLine(text: string, line: string): number {
  const words = wordsOf(line).slice(0, TELLING)
  if (words.length === 0) return -1
  const pattern = words.join('[^\\p{L}\\p{M}\\p{N}]+')
  const at = text.search(new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${pattern}`, 'u'))
  if (at <= 0) return at
  // With the bracket or mark before it.
  const marks = /[^\s.,;:!?\p{L}\p{M}\p{N}]*$/u.exec(text.slice(0, at))
  return at - (marks?.[0].length ?? 0)
}

/** The line in which the words of a provision from a place on begin; undefined if none of its lines does. */
export function lineOfPlace(
  source: readonly string[],
  { text, lines: [from, to] }: SeenProvision,
  at: number,
): number | undefined {
  const words = wordsOf(text.slice(at)).slice(0, TELLING).join(' ')
  if (words === '') return undefined
  for (let line = from; line <= to; line += 1) {
    const found = wordsOf(source[line - 1] ?? '').join(' ')
    if (found.startsWith(words) || (found !== '' && words.startsWith(`${found} `))) return line
  }
  return undefined
}

/** Where a provision's paragraphs begin, but the first. */
export const paragraphStarts = (text: string): number[] => [...text.matchAll(/\n\n/g)].map(({ index }) => index + 2)

/** The provision that a question is about; -1 where it is about none. */
export const provisionOf = (document: SeenDocument, { line }: Question): number =>
  line <= 0 ? -1 : provisionAt(document, line)
