import { type Piece, piecesOf } from '@quorate/shared/domain/instrument/pieces'
import type { RedlineSpan } from '@quorate/shared/domain/instrument/redline'

/** A span in the pieces that are shown. */
export type ShownSpan = { kind: RedlineSpan['kind']; pieces: Piece[] }

const without = (spans: readonly RedlineSpan[], other: RedlineSpan['kind']): RedlineSpan[] =>
  spans.filter(({ kind }) => kind !== other)
const textOf = (spans: readonly RedlineSpan[]): string => spans.map(({ text }) => text).join('')

/**
 * Spans with their emphasis and calls, without the signs of markup. What was kept is emphasized as in the later wording;
 * a span of nothing but signs is left out, as the words beside it show what changed. `hidden` leaves out the spans of one
 * wording, to show the other.
 */
export function shownSpans(spans: readonly RedlineSpan[], hidden?: 'inserted' | 'deleted'): ShownSpan[] {
  const earlier = readPieces(piecesOf(textOf(without(spans, 'inserted'))))
  const later = readPieces(piecesOf(textOf(without(spans, 'deleted'))))
  return spans.flatMap(({ kind, text: { length } }) => {
    const before = kind === 'inserted' ? [] : earlier(length)
    const after = kind === 'deleted' ? [] : later(length)
    const pieces = kind === 'deleted' || hidden === 'inserted' ? before : after
    const shown = kind === hidden ? [] : pieces.filter((piece) => piece.kind !== 'sign')
    return shown.length === 0 ? [] : [{ kind, pieces: shown }]
  })
}

/** Reads on through pieces by length, splitting them where a reading ends. */
function readPieces(pieces: readonly Piece[]): (length: number) => Piece[] {
  let [index, offset] = [0, 0]
  return (length) => {
    const read: Piece[] = []
    let left = length
    for (let piece = pieces[index]; left > 0 && piece !== undefined; piece = pieces[index]) {
      const text = piece.text.slice(offset, offset + left)
      read.push({ ...piece, text })
      left -= text.length
      offset += text.length
      if (offset >= piece.text.length) [index, offset] = [index + 1, 0]
    }
    return read
  }
}
