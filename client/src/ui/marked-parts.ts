/** A stretch of words in a document's text: plain, emphasized, or the call of a note. */
export type Stretch = { kind: 'plain' | 'em' | 'strong' | 'call'; text: string }
/** A paragraph as it is written, or a table with its rows, the first of which is its head. */
export type Block = { kind: 'paragraph'; stretches: Stretch[] } | { kind: 'table'; rows: Stretch[][][] }

const MARKED =
  /\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*|(?<![*\p{L}\p{N}])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![*\p{L}\p{N}])|\[\^([^\]\s]{1,20})\]/gu

export function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (const match of text.matchAll(MARKED)) {
    if (match.index > from) stretches.push({ kind: 'plain', text: text.slice(from, match.index) })
    const [whole, strong, em, call] = match
    if (strong !== undefined) stretches.push({ kind: 'strong', text: strong })
    else if (em !== undefined) stretches.push({ kind: 'em', text: em })
    else stretches.push({ kind: 'call', text: call ?? '' })
    from = match.index + whole.length
  }
  if (from < text.length) stretches.push({ kind: 'plain', text: text.slice(from) })
  return stretches
}

const RULE = /^\|(?: *-{3,} *\|)+$/

/** A document's text by its paragraphs and tables. */
export function blocksOf(text: string): Block[] {
  return text.split('\n\n').map((block) => {
    const lines = block.split('\n')
    const isTable = lines.length > 1 && lines.every((line) => /^\|.*\|$/.test(line))
    if (!isTable) return { kind: 'paragraph', stretches: stretchesOf(block) }
    return { kind: 'table', rows: lines.filter((line) => !RULE.test(line)).map(cellsOf) }
  })
}

const cellsOf = (line: string): Stretch[][] =>
  line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => stretchesOf(cell.replaceAll('\\|', '|').trim()))
