import type { Line } from './lines.ts'

/** Tells whether a word exists; undefined where nobody knows. */
export type WordCheck = (word: string) => boolean | undefined

/** A word that was divided at the end of a line, and what was made of it; `certain` if something says so. */
export type Join = { line: number; parts: [string, string]; joined: string; certain: boolean }

/** Prefixes that keep their hyphen more often than not. */
const KEEPS =
  /(?:^|[^\p{L}])(?:co|well|self|non|ex|pre|anti|vice|all|cross|half|sous|contre|avant|après|demi|semi|mi)-$/iu
/** `pre-` and `post-war`: the hyphen is for the word that comes later. */
const SUSPENDED = /^(?:and|or|to|et|ou|und|oder|y|o|e)[ \u00a0]/u
const DIVIDED = /([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*)-$/u

/**
 * Makes one text of lines that belong together. A line that ends a sentence or an item keeps its line break where the next
 * one begins something like a list; all others are joined. A word that was divided at the end of a line becomes one
 * word if the rest of the document has it so, or `isWord` knows it.
 */
export function joinLines(lines: readonly Line[], words: Words, joins: Join[]): string {
  let text = ''
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    if (before === undefined) text = line.text
    else if (before.splitsWord) text += line.text
    else if (breaksAfter(before.text, line)) text += `\n${line.text}`
    else text = joinTwo(text, line, words, joins)
  }
  return text
}

function joinTwo(text: string, line: Line, words: Words, joins: Join[]): string {
  const first = text.match(DIVIDED)?.[1]
  const second = line.text.match(/^\p{Ll}[\p{L}\p{M}]*/u)?.[0]
  if (/\d-$/u.test(text) && second !== undefined) return `${text}${line.text}`
  if (first === undefined || second === undefined || SUSPENDED.test(line.text)) return `${text} ${line.text}`
  const join = words.join(first, second)
  joins.push({ line: line.number, parts: [first, second], ...join })
  return text.slice(0, -first.length - 1) + join.joined + line.text.slice(second.length)
}

const LISTED = /^(?:[-•*–] |\(?\p{L}{1,4}\)|\d{1,3}[ .)]|["“«])/u

const breaksAfter = (before: string, { text }: Line): boolean => /[.;:,]$/u.test(before) && LISTED.test(text)

/** The words of a document, to see how it writes one that is divided elsewhere. */
export class Words {
  private readonly known = new Set<string>()
  private readonly isWord: WordCheck

  constructor(lines: readonly Line[], isWord: WordCheck) {
    this.isWord = isWord
    for (const [index, { text }] of lines.entries()) {
      const divided = /-$/u.test(text) ? text.match(DIVIDED)?.[1] : undefined
      const carried = /-$/u.test(lines[index - 1]?.text ?? '') ? text.match(/^[\p{L}\p{M}]+/u)?.[0] : undefined
      const whole = text.slice(carried?.length ?? 0, text.length - (divided === undefined ? 0 : divided.length + 1))
      for (const [word] of whole.matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu)) this.known.add(word.toLowerCase())
    }
  }

  join(first: string, second: string): { joined: string; certain: boolean } {
    const [one, two] = [`${first}${second}`, `${first}-${second}`]
    if (this.known.has(two.toLowerCase())) return { joined: two, certain: true }
    if (this.known.has(one.toLowerCase())) return { joined: one, certain: true }
    const exists = this.isWord(one)
    const keeps = KEEPS.test(`${first}-`) || first.includes('-')
    if (exists === true && !keeps) return { joined: one, certain: true }
    if (exists === false && this.isWord(first) === true && this.isWord(second) === true)
      return { joined: two, certain: true }
    return { joined: keeps ? two : one, certain: false }
  }
}
