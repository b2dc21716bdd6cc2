import { LANGUAGES, type Language } from '../language.ts'
import type { OfficialText } from '../official-text.ts'
import { type Aligned, align } from './align.ts'
import type { SeenDocument, SeenProvision } from './corrections.ts'

/** A wording for each language that a document has. */
export type Wordings = PerLanguage<string>
export type PerLanguage<T> = { en?: T | undefined; fr?: T | undefined }

/** A provision of a document as it is imported. */
export type EnteredProvision = {
  /** Its address, which no other one has: how it is cited in the first language, or the beginning of its heading. */
  number: string
  /** Its number as the document shows it; missing for a heading without one. */
  shown: Wordings
  /** How readers of the document cite it; missing for a heading without a number. */
  cited: Wordings
  /** The index of the provision it is under, which is before it; -1 for none. */
  parent: number
  heading: OfficialText
  text: OfficialText
}

/** What a document has beside its provisions, by paragraphs. */
export type Surroundings = {
  front: PerLanguage<string[]>
  end: PerLanguage<string[]>
  notes: PerLanguage<{ mark: string; text: string }[]>
}

/** A file that a document was read from: the SHA-256 of its bytes in hexadecimal digits, its name, its bytes. */
export type SourceFile = { sha256: string; name: string; size: number }

/** A document as a person saw it before it was imported. */
export type EnteredDocument = {
  title: OfficialText
  provisions: EnteredProvision[]
  surroundings: Surroundings
  /** Missing where the document was not read from a file. */
  sources: PerLanguage<SourceFile>
}

/** A document of one language or two as one tree. `aligned` has an element for each of its provisions. */
export function enter(documents: PerLanguage<SeenDocument>): Pick<EnteredDocument, 'provisions' | 'surroundings'> & {
  aligned: Aligned[]
} {
  const languages = LANGUAGES.filter((language) => documents[language] !== undefined)
  const [first, second] = languages.map((language) => documents[language]?.provisions ?? [])
  const aligned = align(first ?? [], second ?? first ?? [])
  const taken = new Set<string>()
  const provisions = aligned.map((pair) => {
    const ofLanguage = (language: Language) => {
      const index = language === languages[0] ? pair.first : pair.second
      return index === null ? undefined : documents[language]?.provisions[index]
    }
    return entered(pair, languages, ofLanguage, taken)
  })
  return { aligned, provisions, surroundings: surroundingsOf(documents, languages) }
}

function entered(
  { parent }: Aligned,
  languages: readonly Language[],
  provisionIn: (language: Language) => SeenProvision | undefined,
  taken: Set<string>,
): EnteredProvision {
  const wordings = (of: (provision: SeenProvision) => string): Wordings => {
    const texts: Wordings = {}
    for (const language of languages) {
      const provision = provisionIn(language)
      const text = provision === undefined ? '' : of(provision)
      if (text !== '') texts[language] = text
    }
    return texts
  }
  const cited = wordings(({ citation }) => citation)
  const heading = wordings((provision) => provision.heading)
  const text = wordings((provision) => provision.text)
  const address = languages.map((language) => cited[language] ?? heading[language] ?? text[language]).find(Boolean)
  const number = freeAddress(address ?? '', taken)
  return {
    number,
    shown: wordings((provision) => provision.number),
    cited,
    parent,
    heading: official(heading, languages),
    text: official(text, languages),
  }
}

/** Characters that an address may have at most. */
const LONGEST_ADDRESS = 80

/** An address that no provision has yet; without the slash, which ends a part of an address in a link. */
function freeAddress(text: string, taken: Set<string>): string {
  const plain = text
    .replaceAll(/[*|[\]^/\\\p{C}]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/^[^\p{L}\p{N}(§]+/u, '')
  const short = plain.length <= LONGEST_ADDRESS ? plain : plain.slice(0, LONGEST_ADDRESS).replace(/\s\S*$/u, '')
  const wanted = short === '' ? '1' : short
  let address = wanted
  for (let count = 2; taken.has(address); count += 1) address = `${wanted} (${count})`
  taken.add(address)
  return address
}

/** A text that is empty in every language awaits no translation. */
function official({ en, fr }: Wordings, languages: readonly Language[]): OfficialText {
  const wordings: OfficialText = { ...(en === undefined ? {} : { en }), ...(fr === undefined ? {} : { fr }) }
  const awaiting = languages.filter((language) => wordings[language] === undefined)
  return awaiting.length === 0 || awaiting.length === languages.length ? wordings : { ...wordings, awaiting }
}

function surroundingsOf(documents: PerLanguage<SeenDocument>, languages: readonly Language[]): Surroundings {
  const surroundings: Surroundings = { front: {}, end: {}, notes: {} }
  for (const language of languages) {
    const { front = [], end = [], notes = [] } = documents[language] ?? {}
    if (front.length > 0) surroundings.front[language] = front.map(({ text }) => text)
    if (end.length > 0) surroundings.end[language] = end.map(({ text }) => text)
    if (notes.length > 0) surroundings.notes[language] = notes.map(({ mark, text }) => ({ mark, text }))
  }
  return surroundings
}
