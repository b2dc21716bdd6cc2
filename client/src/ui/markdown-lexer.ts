import { Lexer, type Token, Tokenizer, type TokenizerExtensionFunction, type Tokens } from 'marked'
import type { Note, NoteCall } from './markdown-tokens.ts'

/** Each line that people write stays a line. */
export const lex = (text: string): Token[] =>
  new Lexer({ gfm: true, breaks: true, tokenizer: new PlainTokenizer(), extensions }).lex(text)

/** Characters that end an address, because they belong to the sentence around it. */
const AFTER_ADDRESS = /[\s<«»“”„‘’‹›…、。，；：！？（）「」『』《》【】]/u

/** There is no HTML: `<words>` are words. */
class PlainTokenizer extends Tokenizer {
  override html(): undefined {
    return undefined
  }

  override tag(): undefined {
    return undefined
  }

  override url(src: string): Tokens.Link | undefined {
    const end = src.search(AFTER_ADDRESS)
    return super.url(end === -1 ? src : src.slice(0, end))
  }
}

const NOTE = /^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*(?:\n(?![ \t]*(?:\n|$)|[ \t]*\[\^[^\]\s]{1,40}\]:).*)*)(?:\n+|$)/
const NOTE_CALL = /^\[\^([^\]\s]{1,40})\]/

const note: TokenizerExtensionFunction = function (source) {
  const [raw, label, words = ''] = NOTE.exec(source) ?? []
  if (raw === undefined || label === undefined) return undefined
  return { type: 'note', raw, label, tokens: this.lexer.inline(words.replace(/\n[ \t]+/g, '\n')) } satisfies Note
}

const noteCall: TokenizerExtensionFunction = (source) => {
  const [raw, label] = NOTE_CALL.exec(source) ?? []
  return raw === undefined || label === undefined ? undefined : ({ type: 'noteCall', raw, label } satisfies NoteCall)
}

const extensions = {
  block: [note],
  startBlock: [(source: string) => beginOfLine(source, '[^')],
  inline: [noteCall],
  renderers: {},
  childTokens: {},
}

/** Where a paragraph ends because a line begins with this. */
function beginOfLine(source: string, begin: string): number | undefined {
  const at = source.indexOf(`\n${begin}`)
  return at === -1 ? undefined : at + 1
}
