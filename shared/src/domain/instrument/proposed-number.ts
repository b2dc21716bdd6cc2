import { LANGUAGES, type Language } from '../language.ts'
import type { Wordings } from '../reading/entered.ts'
import { candidatesOf, toRoman } from '../reading/numbering.ts'
import { citationIn, shownIn } from './citation.ts'
import type { Provision } from './provision.ts'

/** Of a provision, all that its number depends on. */
export type Numbered = Pick<Provision, 'id' | 'number' | 'shown' | 'cited' | 'parent' | 'kind'>
/** A place in a version: under `parent` (null: at the top), after the sibling `after` (null: before all others there). */
export type Place = { parent: string | null; after: string | null }

/** The number of a provision, with what it is by language if it has that. */
export type OwnNumber = Pick<Provision, 'number' | 'shown' | 'cited'>

/**
 * The number proposed for a provision at a place, as the document would show it, by language: after the last sibling
 * the next of its series; between two the one before with "bis", "ter" and so on, or with a letter where the document
 * has letters; without siblings the first, as it is under provisions nearby. '' where none can be told, as before
 * Article 1: numbers do not move.
 */
export function proposedNumber(
  provisions: readonly Numbered[],
  place: Place,
  languages: readonly Language[],
): Wordings {
  const proposed: Wordings = {}
  for (const language of languages) proposed[language] = proposedIn(provisions, place, language)
  return proposed
}

/** A number as the document shows it, with how it is cited at that place; the first language's is its address. */
export function numberedAt(provisions: readonly Numbered[], place: Place, shown: Wordings): OwnNumber {
  const near = neighbour(provisions, place) ?? provisions.find(({ id }) => id === place.parent)
  const cited: Wordings = {}
  for (const language of LANGUAGES) {
    const number = shown[language]
    if (number) cited[language] = citedIn(provisions, place, number, language)
  }
  const number = cited.en ?? cited.fr ?? ''
  // Instruments that were imported earlier have one number for all languages.
  return near?.cited === undefined && number === (cited.fr ?? number) ? { number } : { number, shown, cited }
}

function siblingsAt(provisions: readonly Numbered[], parent: string | null): Numbered[] {
  return provisions.filter((one) => one.parent === parent)
}

/** The sibling before a place, or the one after it. */
function neighbour(provisions: readonly Numbered[], { parent, after }: Place): Numbered | undefined {
  const siblings = siblingsAt(provisions, parent)
  return siblings.find(({ id }) => id === after) ?? siblings[0]
}

function proposedIn(provisions: readonly Numbered[], { parent, after }: Place, language: Language): string {
  const siblings = siblingsAt(provisions, parent)
  const numbers = siblings.map((one) => shownIn(one, language))
  const taken = new Set(numbers)
  const at = siblings.findIndex(({ id }) => id === after)
  const before = numbers.slice(0, at + 1).findLast((number) => readingsOf(number).length > 0)
  const next = numbers.slice(at + 1).find((number) => readingsOf(number).length > 0)
  if (before !== undefined && next === undefined) return free(taken, following(before, numbers))
  if (before !== undefined) return free(taken, between(before, usesLetters(provisions, language)))
  if (next !== undefined) return preceding(next, numbers)
  return siblings.length > 0 ? '' : firstUnder(provisions, parent, language)
}

/** The first of some numbers that no sibling has; each is asked for by its place among them. */
function free(taken: ReadonlySet<string>, numberAt: (index: number) => string): string {
  for (let index = 0; index <= taken.size; index += 1) if (!taken.has(numberAt(index))) return numberAt(index)
  return ''
}

const LATIN = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies']
const BLANK = '[ \\u00a0\\u202f]'
/** A number with what was put after it: `2.3 bis`, `(b bis)`. */
const WITH_LATIN = new RegExp(`^(.*?[\\p{L}\\d°º])(${BLANK}?)(${LATIN.join('|')})(\\)?)$`, 'iu')
const WITH_LETTER = /^(.*\d)([A-Z])(\)?)$/u

/** A number in its parts: `Article 7 bis` is `Article `, `7`, ``, ` `, `bis`; of `7A` the parts are those of `7`. */
type Parts = { head: string; core: string; tail: string; blank: string; latin: string }

function partsOf(number: string): Parts | undefined {
  const [, stem = number, blank = '', latin = '', closing = ''] = WITH_LATIN.exec(number) ?? []
  const plain = (stem + closing).replace(WITH_LETTER, '$1$3')
  const [, head, core, tail] = /^(.*?)(\d+|premier|première|\p{L}{1,7})((?:er|re)?[°º]?[).]*)$/u.exec(plain) ?? []
  if (head === undefined || core === undefined || tail === undefined) return undefined
  return { head, core, tail, blank, latin: latin.toLowerCase() }
}

type Reading = { family: string; value: number; form: 'figure' | 'letter' | 'roman' }

/** What a number can be: `(i)` is a letter and a roman number. */
function readingsOf(number: string): Reading[] {
  const parts = partsOf(number)
  if (parts === undefined) return []
  const plain = parts.head + parts.core + parts.tail
  const found = [plain, `${plain}.`].flatMap((line) => candidatesOf(line).filter(({ rest }) => rest === ''))
  return found.flatMap(({ family, steps }) => {
    const step = steps?.at(-1)
    if (step === undefined) return figureAtEnd(parts, family)
    const isRoman = step.letter === undefined && /^[ivxlc]+$/iu.test(parts.core)
    return [{ family, value: step.value, form: step.letter ? 'letter' : isRoman ? 'roman' : 'figure' } as const]
  })
}

/** Of a code such as `L. 121-3`. */
function figureAtEnd({ core }: Parts, family: string): Reading[] {
  return /^\d+$/.test(core) ? [{ family, value: Number(core), form: 'figure' }] : []
}

/** The reading of a number that most of its siblings share; of two, the one in which the series begins earlier. */
function readingAmong(number: string, siblings: readonly string[]): Reading | undefined {
  const others = siblings.map(readingsOf).filter((readings) => readings.length > 0)
  const same = (one: Reading) => (other: Reading) => other.family === one.family && other.form === one.form
  const shared = (one: Reading) => others.filter((readings) => readings.some(same(one))).length
  const begins = (one: Reading) => others[0]?.find(same(one))?.value ?? Number.POSITIVE_INFINITY
  return readingsOf(number).sort((one, other) => shared(other) - shared(one) || begins(one) - begins(other))[0]
}

/** The numbers that follow a number in its series. */
function following(number: string, siblings: readonly string[]): (index: number) => string {
  const reading = readingAmong(number, siblings)
  return (index) => (reading === undefined ? '' : withValue(number, reading, reading.value + 1 + index))
}

/** The number before one in its series, if there is one. */
function preceding(number: string, siblings: readonly string[]): string {
  const reading = readingAmong(number, siblings)
  return reading === undefined || reading.value < 2 ? '' : withValue(number, reading, reading.value - 1)
}

function withValue(number: string, { form }: Reading, value: number): string {
  const { head = '', core = '', tail = '' } = partsOf(number) ?? {}
  const plain = tail.replace(/^(?:er|re)/u, '').replace(/^[°º](?=$)/u, (sign) => (/^\d+$/.test(core) ? sign : ''))
  const written = form === 'figure' ? String(value) : form === 'roman' ? toRoman(value) : letters(value)
  return head + (form !== 'figure' && core === core.toUpperCase() ? written.toUpperCase() : written) + plain
}

/** 27 is `aa`, as in the series that numbers are read in. */
const letters = (value: number): string =>
  String.fromCodePoint(97 + ((value - 1) % 26)).repeat(1 + Math.floor((value - 1) / 26))

/** The numbers that may come after one and before the next: `7 bis`, `7 ter`; or `7A`, `7B`. */
function between(number: string, withLetters: boolean): (index: number) => string {
  const [, stem, letter, end = ''] = WITH_LETTER.exec(number) ?? []
  if (stem !== undefined && letter !== undefined)
    return (index) => stem + letters((letter.codePointAt(0) ?? 64) - 63 + index).toUpperCase() + end
  const { head = '', core = '', tail = '', blank = '', latin = '' } = partsOf(number) ?? {}
  const closing = tail.endsWith(')') ? ')' : ''
  const open = head + core + tail.slice(0, tail.length - closing.length)
  if (withLetters && latin === '' && /\d$/.test(open))
    return (index) => open + letters(index + 1).toUpperCase() + closing
  const first = LATIN.indexOf(latin) + 1
  return (index) => {
    const word = LATIN[first + index]
    return word === undefined ? '' : open + (latin === '' ? ' ' : blank) + word + closing
  }
}

/** Whether the document puts letters after numbers (`7A`), not "bis". */
function usesLetters(provisions: readonly Numbered[], language: Language): boolean {
  const numbers = provisions.map((one) => shownIn(one, language))
  return numbers.some((number) => WITH_LETTER.test(number)) && !numbers.some((number) => WITH_LATIN.test(number))
}

/** The first number under a provision, in the manner of the provisions beside it, else of its own number. */
function firstUnder(provisions: readonly Numbered[], parent: string | null, language: Language): string {
  const above = provisions.find(({ id }) => id === parent)
  if (above === undefined) return '1'
  const own = shownIn(above, language)
  for (const cousin of provisions) {
    if (cousin.parent !== above.parent || cousin.kind !== above.kind || cousin.id === above.id) continue
    const first = provisions.find((one) => one.parent === cousin.id)
    const number = first === undefined ? '' : shownIn(first, language)
    if (number === '') continue
    const inComposite = compositeUnder(number, shownIn(cousin, language), own)
    if (inComposite !== undefined) return inComposite
  }
  const [reading] = readingsOf(own)
  if (reading === undefined || reading.family === 'article') return '1'
  if (own.endsWith(')')) return reading.form === 'letter' ? '(i)' : '(a)'
  return /^\d/.test(own) ? `${own}.1` : '1'
}

/** `1.4.1` under `Standard 4` is `1.6.1` under `Standard 6`; a number without its parts is the same under both. */
function compositeUnder(number: string, cousin: string, own: string): string | undefined {
  const parts = number.split('.')
  if (parts.length < 2) return number
  const last = /[\d\p{L}]+(?: (?:bis|ter|\p{L}{6,9}))?$/u
  const [value] = last.exec(cousin) ?? []
  const [wanted] = last.exec(own) ?? []
  if (wanted === undefined || parts.at(-2) !== value?.split('.').at(-1)) return undefined
  return [...parts.slice(0, -2), wanted, '1'].join('.')
}

/** A citation as others at the place have it: with the number's own words after those of the provision above. */
function citedIn(provisions: readonly Numbered[], place: Place, number: string, language: Language): string {
  const near = neighbour(provisions, place)
  if (near !== undefined) {
    const shown = shownIn(near, language)
    const cited = citationIn(near, language).replace(/ \[\d+\]$/u, '')
    if (shown !== '' && cited.endsWith(shown)) return cited.slice(0, cited.length - shown.length) + number
  }
  const above = provisions.find(({ id }) => id === place.parent)
  const isAlone = above === undefined || candidatesOf(number).some(({ family }) => family === '1.1')
  return isAlone ? number : `${citationIn(above, language)}${number.startsWith('(') ? ' ' : ', '}${number}`
}
