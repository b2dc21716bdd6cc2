import { tooMuchMarkup } from '@quorate/shared/domain/markup'
import { Lexer, type MarkedToken, type Token, Tokenizer, type TokenizerExtensionFunction, type Tokens } from 'marked'

/** The call of a footnote, `[^1]`. */
export type NoteCall = { type: 'noteCall'; raw: string; label: string }
/** A footnote, `[^1]: Words`; it is shown after the text. */
export type Note = { type: 'note'; raw: string; label: string; tokens: Token[] }
export type WrittenToken = MarkedToken | NoteCall | Note

/** The footnotes of a text in their order, each with its calls. */
export type Notes = { all: readonly Note[]; calls: ReadonlyMap<NoteCall, { note: number; call: number }> }

/** Tokens that are shown at most, so that some texts of this kind do not take a page away. Each is an element or two. */
const TOKENS_AT_MOST = 4000

/** The tokens of a text; null if it has too much markup to be parsed or shown, or cannot be. */
export function parseMarkdown(text: string): { tokens: Token[]; notes: Notes } | null {
  if (tooMuchMarkup(text)) return null
  try {
    // Each line that people write stays a line.
    const tokens = new Lexer({ gfm: true, breaks: true, tokenizer: new PlainTokenizer(), extensions }).lex(text)
    let found = 0
    for (const _ of everyToken(tokens)) found += 1
    return found > TOKENS_AT_MOST ? null : { tokens, notes: notesIn(tokens) }
  } catch {
    return null
  }
}

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

/** A call leads to the first note under its label. */
function notesIn(tokens: readonly Token[]): Notes {
  const all: Note[] = []
  const found: NoteCall[] = []
  for (const token of everyToken(tokens)) {
    if (token.type === 'note') all.push(token)
    if (token.type === 'noteCall') found.push(token)
  }
  // In the order of their first calls; notes without any come last.
  const called = [...new Set(found.map(({ label }) => label))].flatMap(
    (label) => all.find((note) => note.label === label) ?? [],
  )
  const ordered = [...called, ...all.filter((note) => !called.includes(note))]
  const calls = new Map<NoteCall, { note: number; call: number }>()
  const times = new Map<number, number>()
  for (const call of found) {
    const note = ordered.findIndex(({ label }) => label === call.label)
    if (note === -1) continue
    const before = times.get(note) ?? 0
    times.set(note, before + 1)
    calls.set(call, { note, call: before })
  }
  return { all: ordered, calls }
}

function* everyToken(tokens: readonly Token[]): Generator<WrittenToken> {
  for (const token of tokens as readonly WrittenToken[]) {
    yield token
    if (token.type === 'list') for (const { tokens } of token.items) yield* everyToken(tokens)
    else if (token.type === 'table')
      for (const cells of [token.header, ...token.rows]) for (const { tokens } of cells) yield* everyToken(tokens)
    else if ('tokens' in token && token.tokens) yield* everyToken(token.tokens)
  }
}
