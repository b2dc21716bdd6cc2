import { generalRefusal, type Refusal } from './refusal.ts'

/**
 * Characters that do not show what they are: they break a line, cannot be seen, change the direction of writing, or look
 * like letters of another alphabet.
 */
type OddCharacter = {
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

/** In a single line: more marks on a letter than any script needs, and blanks of odd widths after another blank. */
const ODD_IN_LINE = /(?<=[\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]|(?<=\p{Zs})[\u1680\u2000-\u200a\u205f\u3000]/gu

const script = (name: string) => String.raw`\p{Script=${name}}`
/** Scripts written among Latin letters, and those written before or after them, without a space. */
const AMONG_LATIN = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo'].map(script).join('')
const BESIDE_LATIN = [
  ...['Arabic', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati'],
  ...['Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala'],
]
  .map(script)
  .join('')
const NAMED = ['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Coptic', 'Cherokee', 'Lisu', 'Hebrew', 'Georgian'].map(script)
/** Alphabets that have letters in common to the eye; all that have no line of their own are one. */
const ALPHABETS = [
  ...NAMED,
  String.raw`(?![${NAMED.join('')}${AMONG_LATIN}${BESIDE_LATIN}\p{Script=Common}\p{Script=Inherited}])\p{L}`,
].map((letter) => new RegExp(letter, 'gu'))
const [LATIN, GREEK] = ALPHABETS
const BESIDE = new RegExp(`[${BESIDE_LATIN}]`, 'gu')
/** What only looks like a letter or number: mathematical and wide ones, and Roman numerals among letters. */
const IMITATION =
  /[\u{1d400}-\u{1d7ff}\u{1ee00}-\u{1eeff}\uff21-\uff3a\uff41-\uff5a\u2102-\u2113\u2115\u2119-\u211d\u2124\u2128\u212a-\u2134\u2145-\u2149]|(?<=\p{L})[\u2160-\u217f]|[\u2160-\u217f](?=\p{L})/u
/** The Greek letters that look Latin. Beside Latin ones the others are signs: `ΔT`, `kΩ`. */
const GREEK_THAT_LOOKS_LATIN = /[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺϿαικνορυϲϳ]/u

/** Most lines, and quickly seen. */
const PLAIN = /^[\x20-\x7e]*$/
/** Most words, and quickly seen. */
const LATIN_ALONE = /^[0-9A-Za-z\u00aa-\u024f\u1e00-\u1eff]*$/u
const LATIN_LETTER = /\p{Script=Latin}/u
const WORD = /[\p{L}\p{M}\p{N}\u200c\u200d]+/gu

/** All of a text's odd characters, in the order of the text. `prose` may have line breaks and tabs. */
export function oddCharacters(text: string, { prose = false } = {}): OddCharacter[] {
  if (PLAIN.test(text)) return []
  const odd: OddCharacter[] = []
  for (const { index: at, 0: letter, groups } of text.matchAll(ODD)) {
    if (prose && /^(?:\r?\n|\t)$/.test(letter)) continue
    if (groups?.lineBreak !== undefined) odd.push({ kind: 'line-break', letter, at, word: null })
    else if (groups?.hidden !== undefined) odd.push({ kind: 'hidden-character', letter, at, word: null })
  }
  if (!prose)
    for (const { index: at, 0: letter } of text.matchAll(ODD_IN_LINE))
      odd.push({ kind: 'hidden-character', letter, at, word: null })
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

/**
 * What only looks like a letter, or the first letter of the alphabet that has the fewest in a word of several alphabets;
 * null: nothing imitates.
 */
function strangerIn(word: string): string | null {
  const imitation = IMITATION.exec(word)?.[0]
  if (imitation !== undefined) return imitation
  const among = amongLatinIn(word)
  if (among !== null) return among
  const found = ALPHABETS.map((alphabet) => ({ alphabet, letters: word.match(alphabet) ?? [] })).filter(
    ({ letters }) => letters.length > 0,
  )
  if (found.length < 2) return null
  const justSigns = found.every(({ alphabet }) => alphabet === LATIN || alphabet === GREEK)
  if (justSigns && !GREEK_THAT_LOOKS_LATIN.test(word.normalize('NFD'))) return null
  return found.reduce((least, each) => (each.letters.length <= least.letters.length ? each : least)).letters[0] ?? null
}

/**
 * The first letter of a script written beside Latin letters that is among them; null: there is none, or there are some
 * before or after all Latin ones, as in `PDFهای`.
 */
function amongLatinIn(word: string): string | null {
  const letters = [...word.matchAll(BESIDE)]
  const [first, last] = [letters[0], letters.at(-1)]
  if (first === undefined || last === undefined || !LATIN_LETTER.test(word)) return null
  const parts = [word.slice(0, first.index), word.slice(first.index, last.index), word.slice(last.index)]
  const [before, within, after] = parts.map((part) => LATIN_LETTER.test(part))
  return within || (before && after) || letters.length === 1 ? first[0] : null
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

/** The refusal of a title, a name or another single line, for each of its odd characters. */
export const oddsInLine = (text: string): Refusal[] =>
  oddCharacters(text).map((odd) => generalRefusal(odd.kind, whereIn(text, odd)))

/** The first of them; null if there is none. */
export const oddInLine = (text: string): Refusal | null => oddsInLine(text)[0] ?? null

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
