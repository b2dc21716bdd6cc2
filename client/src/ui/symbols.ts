import { COMMITTEE_SYMBOL } from '@quorate/shared/domain/symbol'

/** A document's symbol as it is written in a text, e.g. `HLSG/P/3` or `HLSG/DOC/12/Rev.1`. */
const SYMBOL = new RegExp(
  String.raw`(?<![\p{L}\p{N}/])${COMMITTEE_SYMBOL}/[A-Z]{1,8}/[1-9]\d{0,6}(?:/Rev\.[1-9]\d?)?(?![\p{L}\p{N}/])`,
  'gu',
)
const REVISION = /\/Rev\.\d+$/

/** A piece of text; `document` is the symbol of the document that it names, without a revision. */
export type TextPart = { text: string; document: string | null }

/** Splits a text into symbols and the text between them. */
export function partsWithSymbols(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { 0: symbol, index } of text.matchAll(SYMBOL)) {
    if (index > end) parts.push({ text: text.slice(end, index), document: null })
    parts.push({ text: symbol, document: symbol.replace(REVISION, '') })
    end = index + symbol.length
  }
  if (end < text.length || parts.length === 0) parts.push({ text: text.slice(end), document: null })
  return parts
}

/** The documents that a text names, each once. */
export function documentsIn(text: string): string[] {
  return [...new Set(partsWithSymbols(text).flatMap(({ document }) => document ?? []))]
}
