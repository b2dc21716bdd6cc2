import { tooMuchMarkup } from '@quorate/shared/domain/markup'
import type { MarkedToken, Token } from 'marked'
import { simpleTokens } from './markdown-simple.ts'

/** The call of a footnote, `[^1]`. */
export type NoteCall = { type: 'noteCall'; raw: string; label: string }
/** A footnote, `[^1]: Words`; it is shown after the text. */
export type Note = { type: 'note'; raw: string; label: string; tokens: Token[] }
export type WrittenToken = MarkedToken | NoteCall | Note

/** The footnotes of a text in their order, each with its calls. */
export type Notes = { all: readonly Note[]; calls: ReadonlyMap<NoteCall, { note: number; call: number }> }

type Lex = (text: string) => Token[]
let lexer: Lex | undefined
let loading: Promise<Lex> | undefined

/** The lexer is fetched for the first text that has more than paragraphs and emphasis. */
function loadLexer(): Promise<Lex> {
  loading ??= import('./markdown-lexer.ts').then(
    ({ lex }) => {
      lexer = lex
      return lex
    },
    (error: unknown) => {
      // The next text tries again.
      loading = undefined
      throw error
    },
  )
  return loading
}

/**
 * Fetches what these texts need to be shown, so that they appear as they are meant to be at once. Without it, and if it
 * fails, a text is shown as it was written until the lexer is there.
 */
export async function fetchLexerFor(texts: readonly (string | null)[]): Promise<void> {
  if (lexer !== undefined || texts.every((text) => text === null || simpleTokens(text) !== null)) return
  await loadLexer().catch(() => undefined)
}

/** Tokens that are shown at most, so that some texts of this kind do not take a page away. Each is an element or two. */
const TOKENS_AT_MOST = 4000

/**
 * The tokens of a text; null if it has too much markup to be parsed or shown, or cannot be; a promise if the lexer is not
 * there.
 */
export function parseMarkdown(text: string): { tokens: Token[]; notes: Notes } | null | Promise<unknown> {
  if (tooMuchMarkup(text)) return null
  const simple = simpleTokens(text)
  if (simple !== null) return { tokens: simple, notes: NO_NOTES }
  if (lexer === undefined) return loadLexer()
  try {
    const tokens = lexer(text)
    let found = 0
    for (const _ of everyToken(tokens)) found += 1
    return found > TOKENS_AT_MOST ? null : { tokens, notes: notesIn(tokens) }
  } catch {
    return null
  }
}

const NO_NOTES: Notes = { all: [], calls: new Map() }

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
