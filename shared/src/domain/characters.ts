import { type Refusal, refuse } from './refusal.ts'

/**
 * Characters that do not show what they are: they break a line, cannot be seen, change the direction of writing, or look
 * like letters of another alphabet.
 */
export type OddCharacter = {
  kind: 'line-break' | 'hidden-character' | 'mixed-alphabets'
  letter: string
  /** Where it is in the text, and its word, if that is what is odd. */
  at: number
  word: string | null
}

const LINE_BREAKS = String.raw`\r\n?|[\t\n\v\f\u0085\u2028\u2029]`
const LINE_BREAK = new RegExp(LINE_BREAKS, 'g')
/** Controls, private use, what is no character, and what has neither width nor ink. */
const HIDDEN = String.raw`[\p{Cc}\p{Co}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\ufff9-\ufffc\u2800]`

/** The scripts in which a joiner changes how the letters beside it look. */
const JOINED = `[${[
  ...['Arabic', 'Syriac', 'Mandaic', 'Nko', 'Mongolian', 'Phags_Pa', 'Adlam', 'Hanifi_Rohingya', 'Thaana'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala'],
  ...['Khmer', 'Myanmar', 'Tibetan', 'Balinese', 'Javanese', 'Meetei_Mayek', 'Newa', 'Chakma', 'Tirhuta'],
]
  .map((script) => String.raw`\p{Script_Extensions=${script}}`)
  .join('')}]`
const PICTURE = String.raw`\p{Extended_Pictographic}`

/** Hidden characters where scripts and pictures need them: joiners, and the choice of a variant of a sign. */
const NEEDED = [
  String.raw`(?<=${JOINED})[\u200c\u200d](?=${JOINED})`,
  String.raw`(?<=[${PICTURE}\p{Emoji_Modifier}]\ufe0f?)\u200d(?=${PICTURE})`,
  String.raw`(?<=${PICTURE})[\ufe0e\ufe0f]`,
  String.raw`(?<=[0-9#*])\ufe0f(?=\u20e3)`,
  String.raw`(?<=\u{1f3f4})[\u{e0020}-\u{e007e}]+\u{e007f}`,
  String.raw`(?<=\p{Script=Han})[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=\p{Script=Mongolian})[\u180b-\u180f]`,
].join('|')

const ODD = new RegExp(`${NEEDED}|(?<lineBreak>${LINE_BREAKS})|(?<hidden>${HIDDEN})`, 'gu')

/** Alphabets that have letters in common to the eye. */
const ALPHABETS = ['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Coptic', 'Cherokee', 'Lisu'].map(
  (script) => new RegExp(String.raw`\p{Script=${script}}`, 'gu'),
)
const [LATIN, GREEK] = ALPHABETS
/** The Greek letters that look Latin. Beside Latin ones the others are signs: `ΔT`, `kΩ`. */
const GREEK_THAT_LOOKS_LATIN = /[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺϿαικνορυϲϳ]/u

/** Most words, and quickly seen. */
const LATIN_ALONE = /^[\p{Script=Latin}\p{N}]*$/u
const WORD = /[\p{L}\p{M}\p{N}\u200c\u200d]+/gu

/** All of a text's odd characters, in the order of the text. `prose` may have line breaks and tabs. */
export function oddCharacters(text: string, { prose = false } = {}): OddCharacter[] {
  const odd: OddCharacter[] = []
  for (const { index: at, 0: letter, groups } of text.matchAll(ODD)) {
    if (prose && /^(?:\r?\n|\t)$/.test(letter)) continue
    if (groups?.lineBreak !== undefined) odd.push({ kind: 'line-break', letter, at, word: null })
    else if (groups?.hidden !== undefined) odd.push({ kind: 'hidden-character', letter, at, word: null })
  }
  for (const { index, 0: word } of text.matchAll(WORD)) {
    const letter = LATIN_ALONE.test(word) ? null : strangerIn(word)
    if (letter !== null) odd.push({ kind: 'mixed-alphabets', letter, at: index + word.indexOf(letter), word })
  }
  return odd.sort((one, other) => one.at - other.at)
}

/** An odd character for people to find: as Unicode writes it (`U+202E`), its place from 1, and its word. */
export function whereIn(text: string, { kind, letter, at, word }: OddCharacter) {
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const where = { character: `U+${code}`, place: [...text.slice(0, at)].length + 1, word: word ?? wordAt(text, at) }
  return kind === 'mixed-alphabets' ? { ...where, letter } : where
}

/** The first letter of the alphabet that has the fewest in a word of several alphabets; null: nothing imitates. */
function strangerIn(word: string): string | null {
  const found = ALPHABETS.map((alphabet) => ({ alphabet, letters: word.match(alphabet) ?? [] })).filter(
    ({ letters }) => letters.length > 0,
  )
  if (found.length < 2) return null
  const justSigns = found.every(({ alphabet }) => alphabet === LATIN || alphabet === GREEK)
  if (justSigns && !GREEK_THAT_LOOKS_LATIN.test(word.normalize('NFD'))) return null
  return found.reduce((least, each) => (each.letters.length <= least.letters.length ? each : least)).letters[0] ?? null
}

/** The letters around a place in a text, as they are seen, twenty on each side; if there are none, the word before. */
function wordAt(text: string, at: number): string {
  const before = seen(text.slice(Math.max(0, at - NEAR), at))
  const after = seen(text.slice(at, at + NEAR))
  const parts = [/\S*$/.exec(before)?.[0] ?? '', /^\S*/.exec(after)?.[0] ?? '']
  const [left = '', right = ''] = parts.join('') === '' ? [/\S*$/.exec(before.trimEnd())?.[0]] : parts
  return [...[...left].slice(-20), ...[...right].slice(0, 20)].join('')
}
const NEAR = 90

const seen = (text: string): string => withoutHidden(text.replace(LINE_BREAK, ' '))

type Where = ReturnType<typeof whereIn> & { letter?: string }

const SENTENCES: Readonly<Record<OddCharacter['kind'], (where: Where) => string>> = {
  'line-break': ({ character, place, word }) =>
    `This has to be one line, and has a line break or a tab (${character}) after “${word}”, at character ${place}. Replace it with a space.`,
  'hidden-character': ({ character, place, word }) =>
    `A hidden or special character (${character}) is in “${word}”, at character ${place}. Delete “${word}” and type it again.`,
  'mixed-alphabets': ({ character, letter, place, word }) =>
    `In “${word}” the letter “${letter}” (${character}, at character ${place}) is of another alphabet than those beside it. Type the word in one alphabet.`,
}

/** The refusal of a title, a name or another single line with an odd character; null if it has none. */
export function oddInLine(text: string): Refusal | null {
  const [odd] = oddCharacters(text)
  if (odd === undefined) return null
  const where = whereIn(text, odd)
  return refuse(odd.kind, SENTENCES[odd.kind](where), where).refusal
}

/** An official text without its hidden characters; lines stay lines. */
export function withoutHidden(text: string): string {
  return text.replace(ODD, (found, ...rest) => {
    const groups: { lineBreak?: string; hidden?: string } = rest.at(-1)
    if (groups.lineBreak !== undefined) return found === '\t' ? found : '\n'
    return groups.hidden === undefined ? found : ''
  })
}

const DIRECTION = String.raw`[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]`
const DIRECTING = `${DIRECTION}|${String.raw`(?![\t\n\r])\p{Cc}`}`
/** An isolate that ends changes nothing around it. */
const DIRECTING_OR_ISOLATE = new RegExp(`(?<isolate>\u2068(?:(?!${DIRECTING}).)*\u2069)|${DIRECTING}`, 'gsu')

/** A text without the characters that could change how the text around it reads; lines stay lines. */
export function undirected(text: string): string {
  return text.replace(DIRECTING_OR_ISOLATE, '$<isolate>')
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** What somebody wrote, for a line of plain text: on one line, and isolated if it is written right to left. */
export function isolated(text: string): string {
  const line = undirected(text.replace(LINE_BREAK, ' '))
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line
}
