/** Characters of an excerpt. */
const LONGEST = 180
/** Characters of a comment that are looked at, for an excerpt of that length with its marks. */
const LOOKED_AT = 1000

/** The beginning of a comment, without its marks of Markdown. */
export function excerpt(body: string): string {
  const plain = body
    .slice(0, LOOKED_AT)
    // Links and pictures by their words; calls of footnotes.
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\^[^\]]*\]:?/g, '')
    // At the beginning of a line: quotations, headings, items of lists, tasks, the rules of tables and of code.
    .replace(/^[ \t]*(?:>[ \t]*)+/gm, '')
    .replace(/^[ \t]*(?:#{1,6}|[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/gm, '')
    .replace(/^[ \t]*(?:[|:-][ \t|:-]*|`{3}.*|~{3}.*)$/gm, '')
    .replace(/\|/g, ' ')
    // Emphasis and code, around words.
    .replace(/(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST).replace(/\s\S*$/, '')} …` : plain
}
