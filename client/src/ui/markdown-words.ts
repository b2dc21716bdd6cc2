import type { Token, Tokens } from 'marked'
import { parseMarkdown, type WrittenToken } from './markdown-tokens.ts'

/**
 * A text as it reads, without its marks of Markdown: an empty line between blocks, a line for each item of a list. Its query
 * has fetched the lexer (`prepareMarkdown`); without it the text stays as it was written.
 */
export function markdownWords(text: string): string {
  const parsed = parseMarkdown(text)
  return parsed === null || parsed instanceof Promise ? text : blocks(parsed.tokens)
}

function blocks(tokens: readonly Token[] = [], between = '\n\n'): string {
  return (tokens as readonly WrittenToken[])
    .map(block)
    .filter((words) => words !== '')
    .join(between)
}

function block(token: WrittenToken): string {
  switch (token.type) {
    case 'list':
      return token.items.map((item, index) => `${mark(token, index)} ${blocks(item.tokens, '\n')}`).join('\n')
    case 'checkbox':
      return ''
    case 'blockquote':
      return blocks(token.tokens)
    case 'table':
      return [token.header, ...token.rows].map((cells) => cells.map(({ tokens }) => line(tokens)).join('  ')).join('\n')
    case 'code':
      return token.text
    case 'space':
    case 'hr':
    case 'def':
      return ''
    case 'note':
      return `[${token.label}] ${line(token.tokens)}`
    default:
      return line([token])
  }
}

/** What is before an item of a list. */
function mark({ ordered, start, items }: Tokens.List, index: number): string {
  if (ordered) return `${Number(start) + index}.`
  const item = items[index]
  return item?.task ? (item.checked ? '☑' : '☐') : '•'
}

function line(tokens: readonly Token[] = []): string {
  return (tokens as readonly WrittenToken[])
    .map((token) => {
      if (token.type === 'br') return '\n'
      if (token.type === 'noteCall') return `[${token.label}]`
      if ('tokens' in token && token.tokens) return line(token.tokens)
      return 'text' in token ? token.text : token.raw
    })
    .join('')
}
