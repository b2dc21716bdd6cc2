/** A part of a text between stars: `*x*`, `**x**` or `***x***`; the stars are in it. */
export type Emphasis = { from: number; to: number; stars: number }

/** Between words only, and within a line. A star that emphasizes nothing is a star. */
const EMPHASIS = /(?<![*\\\p{L}\p{N}])(\*{1,3})(?=[^\s*\p{M}])[^*\n]*(?<=[^\s*])\1(?![*\p{L}\p{N}\p{M}\u200d])/gu

/** The emphasized parts of a text, in its order; they do not overlap. */
export function emphasisIn(text: string): Emphasis[] {
  if (!text.includes('*')) return []
  return Array.from(text.matchAll(EMPHASIS), ({ index, 0: whole, 1: stars = '' }) => ({
    from: index,
    to: index + whole.length,
    stars: stars.length,
  }))
}

/** The call of a note, `[^mark]`. */
export const CALL = String.raw`\[\^[^\]\s]{1,20}\]`
