import { CALL, emphasisIn } from './emphasis.ts'

/** A piece of a text as it is shown: words, the call of a note, or a sign of markup, which is not shown. */
export type Piece = { kind: 'words' | 'call' | 'sign'; text: string; emphasis: number }

/** Calls, and the backslash that makes a star or a bar no markup. */
const CALL_OR_BACKSLASH = new RegExp(`${CALL}|\\\\(?=[*|])`, 'gu')

/** A text in pieces, none of them empty; together they are the text exactly. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  const add = (kind: Piece['kind'], words: string, emphasis: number) => {
    if (words !== '') pieces.push({ kind, text: words, emphasis })
  }
  const addWords = (words: string, emphasis: number) => {
    let from = 0
    for (const { index, 0: found } of words.matchAll(CALL_OR_BACKSLASH)) {
      add('words', words.slice(from, index), emphasis)
      add(found.startsWith('[') ? 'call' : 'sign', found, emphasis)
      from = index + found.length
    }
    add('words', words.slice(from), emphasis)
  }
  let from = 0
  for (const { from: start, to, stars } of emphasisIn(text)) {
    addWords(text.slice(from, start), 0)
    add('sign', text.slice(start, start + stars), stars)
    addWords(text.slice(start + stars, to - stars), stars)
    add('sign', text.slice(to - stars, to), stars)
    from = to
  }
  addWords(text.slice(from), 0)
  return pieces
}
