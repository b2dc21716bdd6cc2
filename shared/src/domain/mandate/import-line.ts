/** The kind of a line of a numbered document, judged by the line alone. */
export type DocumentLine =
  | { kind: 'blank' }
  /** `o o o`, `* * *`, `---`. */
  | { kind: 'separator' }
  /** A page number. */
  | { kind: 'page' }
  /** `Annex 1 – Title`; the number is in Arabic figures or a letter, null if there is none. */
  | { kind: 'annex'; number: string | null; heading: string }
  /** `2.1. Text`, `## 2 Title`, `Article 2 – Title`. */
  | { kind: 'numbered'; number: string; text: string; isHeading: boolean }
  /** `(3) text`. */
  | { kind: 'item'; number: string; text: string }
  /** A Markdown heading without a number. */
  | { kind: 'heading'; text: string }
  /** Begins a recital: `NOTING :`. */
  | { kind: 'recital'; text: string }
  /** Ends the recitals: `RESOLVES that :`. */
  | { kind: 'operative'; text: string }
  /** Anything else; `isItem` where it begins a list item without a number of its own. */
  | { kind: 'text'; text: string; isItem: boolean }

const NUMBER = String.raw`\d{1,3}(?:\.\d{1,3}){0,5}`
const NUMBERED = new RegExp(String.raw`^(${NUMBER})([.)]?)(?:[ \u00a0\u202f]+(.*))?$`)
const ITEM = /^\((\d{1,3})\)[ \u00a0\u202f]*(.*)$/
const LETTERED = /^\([a-z]{1,5}\)|^[a-z]\)/i
const SEPARATOR = /^[o*_=•·~–—\- ]+$/i
const PAGE = /^(?:[-–—] ?)?\d{1,4}(?: ?[-–—]| ?\/ ?\d{1,4})?$|^page \d{1,4}(?: ?(?:of|sur|\/) ?\d{1,4})?\.?$/i
const ANNEX =
  /^(?:annexe?|appendix|appendice)(?:[ \u00a0]+(\d{1,3}|[ivxlc]{1,6}|[a-z]))?(?![^\s:–—-])(?: ?[:–—-] ?(.*))?$/i
const HEADED_ANNEX =
  /^(?:annexe?|appendix|appendice)(?:[ \u00a0]+(\d{1,3}|[ivxlc]{1,6}|[a-z])(?![^\s.:–—-]))?(?: ?[.:–—-])? ?(.*)$/i
const LABELLED = new RegExp(
  String.raw`^(?:article|clause|section|rule|règle|paragraph|paragraphe)[ \u00a0](${NUMBER})(?:\.|(?: ?[:–—-] ?(.*)))?$`,
  'i',
)

const RECITAL_WORDS = new Set(
  (
    'acknowledging affirming aware bearing believing concerned conscious considering convinced desiring emphasizing ' +
    'guided having mindful noting reaffirming realizing recalling recognizing recognising stressing taking ' +
    'underlining welcoming whereas ' +
    'accueillant affirmant ayant conscient conscients considérant constatant convaincu convaincus désireux ' +
    'notant prenant rappelant réaffirmant reconnaissant soucieux soulignant tenant vu'
  ).split(' '),
)
const OPERATIVE_WORDS = new Set(
  (
    'adopts agrees decides establishes hereby instructs recommends requests resolves ' +
    'adopte arrête convient décide établit recommande'
  ).split(' '),
)

/** Recognizes a cleaned line. Takes time in proportion to its length. */
export function readDocumentLine(line: string): DocumentLine {
  if (line === '') return { kind: 'blank' }
  if (PAGE.test(line)) return { kind: 'page' }
  if (SEPARATOR.test(line)) return { kind: 'separator' }
  const marks = line.match(/^#{1,6} (?=\S)/)?.[0] ?? ''
  if (marks !== '') return readHeading(line.slice(marks.length))
  const bullet = line.match(/^[-*•–+] /)?.[0] ?? ''
  return readNumber(line.slice(bullet.length), false) ?? readText(line, bullet !== '')
}

function readHeading(text: string): DocumentLine {
  const bare = text.replace(/ #{1,6}$/, '')
  const annex = bare.match(HEADED_ANNEX)
  if (annex) return { kind: 'annex', number: annexNumber(annex[1]), heading: annex[2] ?? '' }
  return readNumber(bare, true) ?? { kind: 'heading', text: bare }
}

function readNumber(text: string, isHeading: boolean): DocumentLine | undefined {
  const item = text.match(ITEM)
  if (item?.[1] !== undefined) return { kind: 'item', number: plainNumber(item[1]), text: item[2] ?? '' }
  const labelled = text.match(LABELLED)
  if (labelled?.[1] !== undefined)
    return { kind: 'numbered', number: plainNumber(labelled[1]), text: labelled[2] ?? '', isHeading: true }
  const numbered = text.match(NUMBERED)
  if (numbered?.[1] === undefined) return undefined
  const certain = isHeading || numbered[2] !== '' || numbered[1].includes('.')
  return certain
    ? { kind: 'numbered', number: plainNumber(numbered[1]), text: numbered[3] ?? '', isHeading }
    : undefined
}

function readText(line: string, isBullet: boolean): DocumentLine {
  const annex = line.match(ANNEX)
  if (annex) return { kind: 'annex', number: annexNumber(annex[1]), heading: annex[2] ?? '' }
  const words = line
    .slice(0, 500)
    .toLowerCase()
    .replaceAll(/[*_:,.\u00a0\u202f]/g, ' ')
    .split(' ')
    .filter(Boolean)
  const first = words[0] ?? ''
  if (RECITAL_WORDS.has(first)) return { kind: 'recital', text: line }
  const announces = line.endsWith(':') && words.some((word) => OPERATIVE_WORDS.has(word))
  if (OPERATIVE_WORDS.has(first) || announces) return { kind: 'operative', text: line }
  return { kind: 'text', text: line, isItem: isBullet || LETTERED.test(line) }
}

/** '02.1' is '2.1'. */
const plainNumber = (number: string): string => number.split('.').map(Number).join('.')

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function annexNumber(number: string | undefined): string | null {
  if (number === undefined) return null
  if (/^\d/.test(number)) return plainNumber(number)
  const values = [...number.toLowerCase()].map((letter) => ROMAN[letter])
  if (values.includes(undefined)) return number.toUpperCase()
  return String(
    values.reduce<number>((sum, value = 0, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0),
  )
}
