import type { Language } from '../language.ts'
import { type Footnote, takeOutFootnotes, withoutCalls } from '../mandate/import-furniture.ts'
import { readDocumentLine } from '../mandate/import-line.ts'
import {
  type ImportProblem,
  importProblem,
  MOST_NUMBERS,
  readSource,
  type SourceLine,
} from '../mandate/import-source.ts'
import type { OfficialText } from '../official-text.ts'
import { mayBeUnder, type Provision, type ProvisionKind } from './provision.ts'

export type ImportedInstrument = {
  ok: true
  /** '' if the document begins with a numbered heading. */
  title: string
  /** The text before the first provision, by paragraphs. */
  preamble: string[]
  provisions: Provision[]
  notes: Footnote[]
}

/**
 * Reads an instrument from Markdown: numbered headings are parts, chapters and standards, the paragraphs below them
 * paragraph provisions.
 *
 * A heading names its kind ('Pillar 1', 'Norme 6'), or its depth gives it: the outermost numbered headings are parts,
 * the innermost standards, those between chapters. Numbers are completed: paragraph '3.' or '6.3' of standard 6 in part
 * 1 is '1.6.3', with the id 'p1-s6-3'; so the same document gives the same ids in every language. Where no paragraph
 * under a heading has a number, they are numbered in order; where some have, one without goes on with the one before
 * it, or with the text of the heading itself.
 *
 * Imports everything or fails with a reason. A heading without a number, save the title, is refused with its line.
 */
export function importInstrument(source: string, language: Language): ImportedInstrument | ImportProblem {
  const read = readSource(source)
  if (!read.ok) return read
  const { notes, body } = takeOutFootnotes(read.lines)
  const depths = [...new Set(body.flatMap(({ text }) => readHeading(text)?.depth ?? []))].sort()
  const reader: Reader = { depths, title: undefined, preamble: [], provisions: [], open: [], ids: new Set() }
  let target: string[] = reader.preamble
  let afterBlank = true
  for (const line of body) {
    if (line.text === '') {
      afterBlank = true
      continue
    }
    const next = readLine(reader, line, target, afterBlank)
    if ('ok' in next) return next
    target = next
    afterBlank = false
  }
  if (reader.provisions.length === 0)
    return importProblem('unnumbered', 'The document has no numbered headings or paragraphs.')
  const marks = new Set(notes.map(({ mark }) => mark))
  const finish = (text: string): string => withoutCalls(text, marks)
  const provisions = numberParagraphs(reader.provisions)
  if (provisions.length > MOST_NUMBERS) return tooMany()
  return {
    ok: true,
    title: finish(reader.title ?? ''),
    preamble: reader.preamble.map(finish),
    provisions: provisions.map((provision) => finishProvision(provision, language, finish)),
    notes,
  }
}

type UnfinishedProvision = {
  id: string
  number: string
  kind: ProvisionKind
  parent: string | null
  heading: string
  paragraphs: string[]
}

type Reader = {
  /** The depths of numbered headings, outermost first. */
  depths: number[]
  title: string | undefined
  preamble: string[]
  provisions: UnfinishedProvision[]
  /** The headings above the next line, outermost first. */
  open: { depth: number; provision: UnfinishedProvision }[]
  ids: Set<string>
}

/** Adds a line and returns where the text after it belongs. */
function readLine(
  reader: Reader,
  { text, number: line }: SourceLine,
  target: string[],
  afterBlank: boolean,
): string[] | ImportProblem {
  const heading = readHeading(text)
  if (heading !== undefined) return addHeading(reader, heading, line)
  const kind = readDocumentLine(text)
  if (kind.kind === 'heading' || kind.kind === 'annex') {
    if (reader.provisions.length > 0 || !text.startsWith('#'))
      return importProblem('unnumbered', `Line ${line}: this heading has no number.`, line)
    if (reader.title === undefined) reader.title = text.replace(/^#{1,6} /, '')
    else reader.preamble.push(text.replace(/^#{1,6} /, ''))
    return reader.preamble
  }
  if (kind.kind === 'separator' || kind.kind === 'page') return target
  const begins = kind.kind === 'item' || kind.kind === 'numbered'
  if (begins && (reader.open.length > 0 || reader.depths.length === 0))
    return addParagraph(reader, kind.number, kind.text, line)
  const isItem = kind.kind === 'text' && kind.isItem
  const last = target.length - 1
  if (last < 0 || afterBlank) target.push(text)
  else target[last] += isItem ? `\n${text}` : ` ${text}`
  return target
}

type Heading = { depth: number; number: string; kind: ProvisionKind | undefined; text: string }

const HEADING =
  /^(#{1,6}) (?:(\p{L}{3,10})[ \u00a0])?(\d{1,3}(?:\.\d{1,3}){0,5}|[IVXLC]{1,6}(?![\p{L}\p{M}'’]))\.?(?:[ \u00a0\u202f]?[:–—-](?= )|(?=[ \u00a0]|$))[ \u00a0]*(.*)$/u

/** 'I believe' is no heading I, and 'CIVIL matters' none CIVIL; 'I. Beliefs' is. */
const AMBIGUOUS_ROMAN = /^#{1,6} [IVXLC]{1,6}[ \u00a0](?![:–—-])/

const KIND_WORDS: Record<string, ProvisionKind> = {
  part: 'part',
  partie: 'part',
  pillar: 'part',
  pilier: 'part',
  title: 'part',
  titre: 'part',
  chapter: 'chapter',
  chapitre: 'chapter',
  standard: 'standard',
  norme: 'standard',
  article: 'standard',
  section: 'standard',
}

function readHeading(line: string): Heading | undefined {
  const match = line.match(HEADING)
  if (match?.[1] === undefined || match[3] === undefined) return undefined
  const word = match[2]?.toLowerCase()
  const kind = word === undefined ? undefined : KIND_WORDS[word]
  if (word !== undefined && kind === undefined) return undefined
  if (word === undefined && AMBIGUOUS_ROMAN.test(line)) return undefined
  return { depth: match[1].length, number: match[3], kind, text: (match[4] ?? '').replace(/ #{1,6}$/, '') }
}

function addHeading(reader: Reader, heading: Heading, line: number): string[] | ImportProblem {
  reader.open = reader.open.filter(({ depth }) => depth < heading.depth)
  const above = reader.open.at(-1)?.provision
  const kind = heading.kind ?? kindOfDepth(reader.depths, heading.depth)
  if (above !== undefined && !mayBeUnder(kind, above.kind))
    return importProblem('wrong-level', `Line ${line}: a ${kind} cannot be under a ${above.kind}.`, line)
  const own = ownNumber(heading.number, above?.number)
  const added = add(reader, { own, kind, above, heading: heading.text, paragraphs: [], line })
  if ('ok' in added) return added
  reader.open.push({ depth: heading.depth, provision: added })
  return added.paragraphs
}

function addParagraph(reader: Reader, printed: string, text: string, line: number): string[] | ImportProblem {
  const standard = reader.open.at(-1)?.provision
  const own = ownNumber(printed, standard?.number)
  const owner = own.includes('.') ? findOwner(reader, standard, own) : undefined
  const above = owner ?? standard
  const rest = owner === undefined ? own : own.slice(own.lastIndexOf('.') + 1)
  const paragraphs = text === '' ? [] : [text]
  const added = add(reader, { own: rest, kind: 'paragraph', above, heading: '', paragraphs, line })
  return 'ok' in added ? added : added.paragraphs
}

/** The parent of a sub-paragraph such as '3.1': the nearest paragraph before it with the number '3'. */
function findOwner(
  reader: Reader,
  standard: UnfinishedProvision | undefined,
  own: string,
): UnfinishedProvision | undefined {
  const number = [...(standard ? [standard.number] : []), own.slice(0, own.lastIndexOf('.'))].join('.')
  const owner = reader.provisions.findLast((provision) => provision.number === number)
  return owner?.kind === 'paragraph' ? owner : undefined
}

function add(
  reader: Reader,
  {
    own,
    above,
    line,
    ...rest
  }: Pick<UnfinishedProvision, 'kind' | 'heading' | 'paragraphs'> & {
    own: string
    above: UnfinishedProvision | undefined
    line: number
  },
): UnfinishedProvision | ImportProblem {
  const number = above === undefined ? own : `${above.number}.${own}`
  const id = [...(above ? [above.id] : []), INITIALS[rest.kind] + own.toLowerCase().replaceAll('.', '-')].join('-')
  if (reader.ids.has(id))
    return importProblem('duplicate-number', `Line ${line}: the number ${number} occurs a second time.`, line)
  if (reader.provisions.length >= MOST_NUMBERS) return tooMany(line)
  const provision = { id, number, parent: above?.id ?? null, ...rest }
  reader.ids.add(id)
  reader.provisions.push(provision)
  return provision
}

const INITIALS: Record<ProvisionKind, string> = { part: 'p', chapter: 'c', standard: 's', paragraph: '' }

function tooMany(line?: number): ImportProblem {
  return importProblem('too-many', `The document has more than ${MOST_NUMBERS} provisions.`, line)
}

/**
 * The part that a printed number adds to that of the provision above: under '1.6', each of '3', '6.3' and '1.6.3' adds
 * '3'.
 */
function ownNumber(printed: string, above: string | undefined): string {
  const steps = above?.split('.') ?? []
  for (let from = 0; from < steps.length; from += 1) {
    const prefix = `${steps.slice(from).join('.')}.`
    if (printed.startsWith(prefix)) return printed.slice(prefix.length)
  }
  return printed
}

function kindOfDepth(depths: readonly number[], depth: number): ProvisionKind {
  if (depth === depths.at(-1)) return 'standard'
  return depth === depths[0] ? 'part' : 'chapter'
}

/** Where a heading has text under it but nothing numbered, its paragraphs become provisions, numbered in order. */
function numberParagraphs(provisions: readonly UnfinishedProvision[]): UnfinishedProvision[] {
  const parents = new Set(provisions.map(({ parent }) => parent))
  return provisions.flatMap((provision) => {
    if (provision.kind === 'paragraph' || parents.has(provision.id)) return [provision]
    const { id, number, paragraphs } = provision
    const below = paragraphs.map(
      (text, index): UnfinishedProvision => ({
        id: `${id}-${index + 1}`,
        number: `${number}.${index + 1}`,
        kind: 'paragraph',
        parent: id,
        heading: '',
        paragraphs: [text],
      }),
    )
    return [{ ...provision, paragraphs: [] }, ...below]
  })
}

function finishProvision(
  { id, number, kind, parent, heading, paragraphs }: UnfinishedProvision,
  language: Language,
  finish: (text: string) => string,
): Provision {
  const inLanguage = (text: string): OfficialText => (text === '' ? {} : { [language]: finish(text) })
  return { id, number, kind, parent, heading: inLanguage(heading), text: inLanguage(paragraphs.join('\n\n')) }
}
