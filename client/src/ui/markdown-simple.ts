import type { Token } from 'marked'

/** What may be markup, beside `*`: then the lexer reads the text. */
const OTHER_MARKUP = /[\\`_[\]<>~|&@#\p{Cc}]|:\/\/|www\.|^[-+=:\s]|^\d+[.)]|\s$|^$/iu
/** `*words*` or `**words**` that nothing else adjoins. */
const EMPHASIS = /(?<![^\s(“‘«])(\*\*?)(?=[\p{L}\p{N}])([^*\n]*)(?<=[\p{L}\p{N}])\1(?![^\s.,;:!?)”’»])/u

/**
 * The tokens of a text of nothing but paragraphs and simple emphasis, the same as the lexer would find: most of what
 * people write is no more. Null if there may be other markup.
 */
export function simpleTokens(text: string): Token[] | null {
  const paragraphs = text.replace(/\n+$/, '').split(/\n\n+/)
  const tokens: Token[] = []
  for (const raw of paragraphs) {
    const lines = raw.split('\n')
    if (lines.some((line) => OTHER_MARKUP.test(line))) return null
    const inline: Token[] = []
    for (const [index, line] of lines.entries()) {
      const found = inLine(line)
      if (found === null) return null
      if (index > 0) inline.push({ type: 'br', raw: '\n' })
      inline.push(...found)
    }
    tokens.push({ type: 'paragraph', raw, text: raw, tokens: inline })
  }
  return tokens
}

function inLine(line: string): Token[] | null {
  const tokens: Token[] = []
  let rest = line
  for (let found = EMPHASIS.exec(rest); found; found = EMPHASIS.exec(rest)) {
    const [raw, marks, words = ''] = found
    tokens.push(...wordsOf(rest.slice(0, found.index)))
    tokens.push({ type: marks === '*' ? 'em' : 'strong', raw, text: words, tokens: wordsOf(words) })
    rest = rest.slice(found.index + raw.length)
  }
  tokens.push(...wordsOf(rest))
  return tokens.some(({ type, raw }) => type === 'text' && raw.includes('*')) ? null : tokens
}

const wordsOf = (text: string): Token[] => (text === '' ? [] : [{ type: 'text', raw: text, text, escaped: false }])
