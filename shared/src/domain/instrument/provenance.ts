import { redline } from './redline.ts'

/** A piece of a provision's text and the decision that put it there; null if it is of the original edition. */
export type Span = { text: string; decision: string | null }

/**
 * The spans of a text after a decision changed it to `after`: words that were kept keep the decision they came from,
 * new ones get the new `decision` (null: a corrigendum of the original edition). Spans are never empty, neighbours differ in their decision, and together they are
 * `after` exactly.
 */
export function respan(spans: readonly Span[], after: string, decision: string | null): Span[] {
  const before = spans.map(({ text }) => text).join('')
  const reader = readSpans(spans)
  const result: Span[] = []
  for (const { kind, text } of redline(before, after)) {
    if (kind === 'inserted') append(result, { text, decision })
    else for (const span of reader(text.length)) if (kind === 'same') append(result, span)
  }
  return result
}

/** Reads on through spans by length in UTF-16 units, splitting them where a reading ends. */
function readSpans(spans: readonly Span[]): (length: number) => Span[] {
  let [index, offset] = [0, 0]
  return (length) => {
    const read: Span[] = []
    let left = length
    for (let span = spans[index]; left > 0 && span !== undefined; span = spans[index]) {
      const text = span.text.slice(offset, offset + left)
      read.push({ text, decision: span.decision })
      left -= text.length
      offset += text.length
      if (offset >= span.text.length) [index, offset] = [index + 1, 0]
    }
    return read
  }
}

function append(spans: Span[], span: Span): void {
  const last = spans.at(-1)
  if (span.text === '') return
  if (last?.decision === span.decision) spans[spans.length - 1] = { ...last, text: last.text + span.text }
  else spans.push(span)
}
