import type { Line } from './lines.ts'
import { candidatesOf } from './numbering.ts'

const RECITALS = words(
  'acknowledging affirming aware bearing believing concerned conscious considering convinced desiring emphasizing ' +
    'guided having mindful noting reaffirming realizing recalling recognizing recognising stressing taking ' +
    'underlining welcoming whereas ' +
    'accueillant affirmant ayant conscient conscients considérant constatant convaincu convaincus désireux ' +
    'notant prenant rappelant réaffirmant reconnaissant soucieux soulignant tenant vu ' +
    'considerando reconociendo recordando teniendo visto',
)
const ENACTING = words(
  'adopt adopts adopted agrees agreed decides decided enacts enacted establishes hereby instructs recommends requests ' +
    'resolves resolved adopte adopté arrête arrêté convient conviennent convenu décide décrète établit recommande ' +
    'acuerda acuerdan decide resuelve',
)

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

const wordsOf = (text: string): string[] =>
  text
    .slice(0, 300)
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)

/** The lines of the title: the first heading, or the first lines up to an empty one, if they are no sentence or number. */
export function titleOf(lines: readonly Line[]): Line[] {
  const start = lines.findIndex(({ text }) => text !== '')
  const first = lines[start]
  if (first === undefined) return []
  if (first.depth > 0) return candidatesOf(first.text).some(({ word }) => word === 'known') ? [] : [first]
  const title: Line[] = []
  for (const line of lines.slice(start, start + 5)) {
    const begins = candidatesOf(line.text).some(
      ({ closed, word, family, steps }) => closed || word === 'known' || (family === '1' && steps?.[0]?.value === 1),
    )
    if (line.text === '' || line.depth > 0 || begins || RECITALS.has(wordsOf(line.text)[0] ?? '')) break
    if (title.length > 0 && (line.text.length > 120 || /^\[/.test(line.text) || isClosing(line.text))) break
    title.push(line)
  }
  const kept = title.map(({ text }) => text).join(' ').length > 400 ? title.slice(0, 1) : title
  return [...kept, ...dateAfter(lines, kept.at(-1))]
}

/** A line in brackets of its own after the title, such as a date, belongs to it. */
function dateAfter(lines: readonly Line[], title: Line | undefined): Line[] {
  if (title === undefined) return []
  const after = lines.slice(lines.indexOf(title) + 1).filter(({ text }) => text !== '')
  const date = after[0]
  return date !== undefined && date.text.length <= 40 && /^\([^)]*\)$/.test(date.text) ? [date] : []
}

/**
 * The index of the line with the enacting words (`RESOLVES that:`, `HAS ADOPTED THIS REGULATION:`), which end the preamble;
 * -1 if the document has none after a preamble. What is numbered before it are recitals.
 */
export function enactingLine(lines: readonly Line[]): number {
  let recitals = false
  for (const [index, { text }] of lines.entries()) {
    const found = wordsOf(text)
    const upper = text.length <= 120 && text === text.toUpperCase() && /\p{L}{3}/u.test(text)
    const announces = /[:：]$/u.test(text) || upper || /\b(?:as follows|ce qui suit)\b/iu.test(text)
    if (recitals && announces && candidatesOf(text).length === 0 && found.some((word) => ENACTING.has(word)))
      return index
    recitals ||= RECITALS.has(found[0] ?? '')
    if (candidatesOf(text).some(({ word }) => word === 'known')) return -1
  }
  return -1
}

const CLOSING =
  /^(?:done (?:at|in)|fait à|hecho en|in witness whereof|en foi de quoi|read a (?:first|second|third) time|signed|adopted (?:at|on|this)|adopté à|for the |pour le |by order|\d+(?:st|nd|rd|th) (?:plenary )?meeting|le président|la présidente|the president|the chair)/iu
const DATE = /^(?:\(?\d{1,2}(?:er|st|nd|rd|th)?\.? \p{L}{3,10}\.? \d{4}\)?|\p{L}{3,10} \d{1,2}, \d{4})\.?$/u

/** Whether a paragraph is of those that close a document: place and date, signatures, the meeting that adopted it. */
export const isClosing = (text: string): boolean => CLOSING.test(text) || DATE.test(text)
