import { citationsOf } from './citations.ts'
import { type APART, LONGEST_HEADING } from './limits.ts'
import { candidatesOf } from './numbering.ts'
import type { Passage, Question, ReadDocument, ReadProvision } from './read-document.ts'

/** A provision of a document that a person looks at before it is imported. `id` stays while the document is corrected. */
export type SeenProvision = ReadProvision & { id: string }
export type SeenDocument = Omit<ReadDocument, 'provisions'> & { provisions: SeenProvision[] }

export type Apart = (typeof APART)[number]

/**
 * One thing that a person changes in a document before it is imported. All but `renumber` and `reword` keep every word.
 *
 * - `promote`, `demote`: one level up or down, with all that is under it; what follows a promoted one on its former level
 *   is then under it, as in the outline of a word processor
 * - `join`: it is text of the provision before it, with its number and heading
 * - `split`: from the character `at` of its text on, it is a provision of its own; `line` is where that begins, if it is known
 * - `heading`: its first paragraph is its heading; `text`: its heading is its first paragraph
 * - `remove`: it is no provision; its words are listed in `to`
 * - `restore`: the passage of a list that begins at `line` is text of the provision before it, or a provision
 * - `settle`: a question is answered, and nothing has to be changed
 */
export type Correction =
  | { op: 'promote' | 'demote' | 'join' | 'heading' | 'text'; provision: string }
  | { op: 'split'; provision: string; at: number; line?: number | undefined }
  | { op: 'remove'; provision: string; to: Exclude<Apart, 'notes'> }
  | { op: 'restore'; from: Apart; line: number; as: 'text' | 'provision' }
  | { op: 'renumber'; provision: string; number: string }
  | { op: 'reword'; provision: string; heading?: string | undefined; text?: string | undefined }
  | { op: 'settle'; line: number; kind: string }

/** Why a correction cannot be made. */
export type Obstacle =
  | 'missing'
  | 'first'
  | 'outermost'
  | 'innermost'
  | 'no-text'
  | 'no-heading'
  | 'table'
  | 'long'
  | 'nowhere'

export type Corrected = { ok: true; document: SeenDocument } | { ok: false; obstacle: Obstacle }

/**
 * The document as it was read, with ids for its provisions: the same reading gives the same ids. What belongs to pages
 * and is on no line of the source gets a line below 0, so that it has an address as well.
 */
export function asSeen({ provisions, furniture, ...rest }: ReadDocument): SeenDocument {
  return {
    ...rest,
    furniture: furniture.map((passage, index) => (passage.line > 0 ? passage : { ...passage, line: -1 - index })),
    provisions: provisions.map((provision, index) => ({ ...provision, id: `p${index}` })),
  }
}

/** The document after a correction; the argument is not changed, and what stays as it was is the same object. */
export function correct(document: SeenDocument, correction: Correction): Corrected {
  const draft: Draft = { ...document, provisions: outlineOf(document.provisions) }
  const obstacle = apply(draft, correction)
  if (obstacle !== undefined) return { ok: false, obstacle }
  const provisions = treeOf(draft.provisions, document.provisions)
  return { ok: true, document: { ...draft, provisions, questions: stillOpen(draft.questions, correction, document) } }
}

/** The document after several corrections, and how many of them could not be made, because the document is another. */
export function correctAll(
  document: SeenDocument,
  corrections: readonly Correction[],
): { document: SeenDocument; failed: number } {
  let failed = 0
  let current = document
  for (const correction of corrections) {
    const corrected = correct(current, correction)
    if (corrected.ok) current = corrected.document
    else failed += 1
  }
  return { document: current, failed }
}

/** A provision with its level, 0 for the outermost, instead of the one that it is under. */
type Outlined = SeenProvision & { depth: number }
type Draft = Omit<SeenDocument, 'provisions'> & { provisions: Outlined[] }

function outlineOf(provisions: readonly SeenProvision[]): Outlined[] {
  const outline: Outlined[] = []
  for (const provision of provisions) {
    const above = outline[provision.parent]
    outline.push({ ...provision, depth: above === undefined ? 0 : above.depth + 1 })
  }
  return outline
}

function treeOf(outline: readonly Outlined[], before: readonly SeenProvision[]): SeenProvision[] {
  const open: number[] = []
  const tree = outline.map(({ depth, ...provision }, index): SeenProvision => {
    const level = Math.min(depth, open.length)
    open.length = level
    const parent = open.at(-1) ?? -1
    open.push(index)
    return { ...provision, parent }
  })
  const unchanged = new Map(before.map((provision) => [provision.id, provision]))
  return withCitations(tree).map((provision) => {
    const same = unchanged.get(provision.id)
    return same !== undefined && isSame(same, provision) ? same : provision
  })
}

const isSame = (one: SeenProvision, two: SeenProvision): boolean =>
  one.parent === two.parent &&
  one.number === two.number &&
  one.written === two.written &&
  one.citation === two.citation &&
  one.heading === two.heading &&
  one.text === two.text &&
  one.lines[0] === two.lines[0] &&
  one.lines[1] === two.lines[1]

/** With citations by the numbers as they are. */
function withCitations(provisions: readonly SeenProvision[]): SeenProvision[] {
  const citations = citationsOf(
    provisions.map(({ number, parent }) => ({ number, parent, candidate: candidatesOf(number)[0] })),
  )
  return provisions.map((provision, index) => ({ ...provision, citation: citations[index] ?? '' }))
}

function apply(draft: Draft, correction: Correction): Obstacle | undefined {
  if (correction.op === 'settle') return undefined
  if (correction.op === 'restore') return restore(draft, correction)
  const index = draft.provisions.findIndex(({ id }) => id === correction.provision)
  const provision = draft.provisions[index]
  if (provision === undefined) return 'missing'
  switch (correction.op) {
    case 'promote':
      return provision.depth === 0 ? 'outermost' : shift(draft, index, -1)
    case 'demote':
      return (draft.provisions[index - 1]?.depth ?? -1) < provision.depth ? 'innermost' : shift(draft, index, 1)
    case 'join':
      return join(draft, index)
    case 'split':
      return split(draft, index, correction)
    case 'heading':
      return toHeading(draft, index)
    case 'text':
      if (provision.heading === '') return 'no-heading'
      return change(draft, index, { heading: '', text: paragraphs(provision.heading, provision.text) })
    case 'remove':
      return remove(draft, index, correction.to)
    case 'renumber':
      return change(draft, index, { number: correction.number.trim() })
    case 'reword': {
      const { heading = provision.heading, text = provision.text } = correction
      return change(draft, index, { heading, text })
    }
  }
}

function change(draft: Draft, index: number, changes: Partial<Outlined>): undefined {
  draft.provisions = draft.provisions.map((provision, at) => (at === index ? { ...provision, ...changes } : provision))
}

/** How many provisions the branch of a provision has, itself among them. */
function branchOf(outline: readonly Outlined[], index: number): number {
  const depth = outline[index]?.depth ?? 0
  const end = outline.findIndex((provision, at) => at > index && provision.depth <= depth)
  return (end < 0 ? outline.length : end) - index
}

function shift(draft: Draft, index: number, by: number): undefined {
  const end = index + branchOf(draft.provisions, index)
  draft.provisions = draft.provisions.map((provision, at) =>
    at >= index && at < end ? { ...provision, depth: provision.depth + by } : provision,
  )
}

const paragraphs = (...texts: string[]): string => texts.filter((text) => text !== '').join('\n\n')

/** All words of a provision as text, its number as it is written. */
const wordsOf = ({ written, heading, text }: SeenProvision): string => {
  const [first = '', ...rest] = heading === '' ? text.split('\n\n') : [heading, ...text.split('\n\n')]
  const isTable = first.startsWith('|')
  return isTable ? paragraphs(written, first, ...rest) : paragraphs([written, first].filter(Boolean).join(' '), ...rest)
}

/** What does not end a sentence goes on in the next line. */
const goesOn = (text: string): boolean => !/[.:;!?…|»”"][)\]*]*$/u.test(text.replace(/(?:\[\^[^\]]+\])+$/u, ''))

function withText(text: string, more: string): string {
  const sameParagraph = text !== '' && goesOn(text) && !more.startsWith('|')
  return sameParagraph ? `${text} ${more}` : paragraphs(text, more)
}

function join(draft: Draft, index: number): Obstacle | undefined {
  const [before, provision] = [draft.provisions[index - 1], draft.provisions[index]]
  if (before === undefined || provision === undefined) return 'first'
  if (before.depth < provision.depth) shiftBelow(draft, index)
  change(draft, index - 1, {
    text: withText(before.text, wordsOf(provision)),
    lines: [before.lines[0], Math.max(before.lines[1], provision.lines[1])],
  })
  draft.provisions = draft.provisions.filter((_, at) => at !== index)
  return undefined
}

/** Moves what is under a provision that goes away one level up. */
function shiftBelow(draft: Draft, index: number): void {
  const end = index + branchOf(draft.provisions, index)
  draft.provisions = draft.provisions.map((provision, at) =>
    at > index && at < end ? { ...provision, depth: provision.depth - 1 } : provision,
  )
}

type Split = Extract<Correction, { op: 'split' }>

function split(draft: Draft, index: number, { at, line }: Split): Obstacle | undefined {
  const provision = draft.provisions[index]
  const [kept, taken] = [provision?.text.slice(0, at).trim() ?? '', provision?.text.slice(at).trim() ?? '']
  if (provision === undefined || taken === '' || (kept === '' && provision.heading === '')) return 'no-text'
  const part: Outlined = {
    ...provision,
    ...numbered(taken),
    id: freeId(draft, provision.id),
    heading: '',
    citation: '',
  }
  const [from, to] = provision.lines
  const within = line !== undefined && line > from && line <= to
  if (within) part.lines = [line, to]
  change(draft, index, { text: kept, lines: [from, within ? line - 1 : to] })
  draft.provisions = draft.provisions.toSpliced(index + 1, 0, part)
  return undefined
}

/** A text as that of a provision, with the number that it begins with, if it does. */
function numbered(text: string): Pick<SeenProvision, 'number' | 'written' | 'text'> {
  const candidate = candidatesOf(text.split('\n', 1)[0] ?? '').find(({ closed, word }) => closed || word === 'known')
  if (candidate === undefined) return { number: '', written: '', text }
  const line = text.split('\n', 1)[0] ?? ''
  const written = line.slice(0, line.length - candidate.rest.length)
  return { number: candidate.shown, written: written.trim(), text: text.slice(written.length).trim() }
}

function freeId({ provisions }: Draft, id: string): string {
  const taken = new Set(provisions.map((provision) => provision.id))
  let count = 1
  while (taken.has(`${id}.${count}`)) count += 1
  return `${id}.${count}`
}

function toHeading(draft: Draft, index: number): Obstacle | undefined {
  const provision = draft.provisions[index]
  const [first = '', ...rest] = provision?.text.split('\n\n') ?? []
  if (first === '') return 'no-text'
  if (first.startsWith('|')) return 'table'
  const words = first.replaceAll(/\*+/gu, '').replaceAll(/\s+/gu, ' ')
  const heading = [provision?.heading ?? '', words].filter(Boolean).join(' ')
  if (heading.length > LONGEST_HEADING) return 'long'
  return change(draft, index, { heading, text: paragraphs(...rest) })
}

function remove(draft: Draft, index: number, to: Exclude<Apart, 'notes'>): Obstacle | undefined {
  const provision = draft.provisions[index]
  if (provision === undefined) return 'missing'
  const before = draft.provisions[index - 1]
  if (before === undefined || before.depth < provision.depth) shiftBelow(draft, index)
  draft.provisions = draft.provisions.filter((_, at) => at !== index)
  const passage: Passage = { line: provision.lines[0], text: wordsOf(provision) }
  draft[to] = [...draft[to], passage].sort((one, two) => one.line - two.line)
  return undefined
}

function restore(draft: Draft, { from, line, as }: Extract<Correction, { op: 'restore' }>): Obstacle | undefined {
  const passage = draft[from].find((one) => one.line === line)
  if (passage === undefined) return 'missing'
  const text = 'mark' in passage ? `[${passage.mark}] ${passage.text}` : passage.text
  const next = draft.provisions.findIndex(({ lines }) => lines[0] > line)
  const place = next < 0 ? draft.provisions.length : next
  const before = draft.provisions[place - 1]
  if (as === 'text') {
    if (before === undefined) return 'nowhere'
    change(draft, place - 1, {
      text: withText(before.text, text),
      lines: [before.lines[0], Math.max(before.lines[1], line)],
    })
  } else {
    const depth = (draft.provisions[place] ?? before)?.depth ?? 0
    const id = freeId(draft, `r${line}`)
    const provision: Outlined = {
      ...numbered(text),
      id,
      heading: '',
      citation: '',
      parent: -1,
      lines: [line, line],
      depth,
    }
    draft.provisions = draft.provisions.toSpliced(place, 0, provision)
  }
  if (from === 'notes') draft.notes = draft.notes.filter((one) => one !== passage)
  else draft[from] = draft[from].filter((one) => one !== passage)
  return undefined
}

/** The questions that a correction leaves open: one of what a question is about answers it. */
function stillOpen(questions: readonly Question[], correction: Correction, before: SeenDocument): Question[] {
  if (correction.op === 'settle')
    return questions.filter(({ kind, line }) => kind !== correction.kind || line !== correction.line)
  if (correction.op === 'restore') return questions.filter(({ line }) => line !== correction.line)
  const [from, to] = before.provisions.find(({ id }) => id === correction.provision)?.lines ?? [0, 0]
  const isWithin = ({ line }: Question): boolean => from <= line && line <= to
  const isOfWords = ({ kind }: Question): boolean => kind === 'hyphen' || kind === 'table'
  switch (correction.op) {
    case 'remove':
      return questions.filter((question) => !isWithin(question))
    case 'reword': {
      const { text } = correction
      const isAnswered = ({ joined }: Question) =>
        text !== undefined && (joined === undefined || !text.includes(joined))
      return questions.filter((question) => !isWithin(question) || !isOfWords(question) || !isAnswered(question))
    }
    default: {
      const answered = correction.op === 'split' && correction.line !== undefined ? correction.line : from
      return questions.filter((question) => question.line !== answered || isOfWords(question))
    }
  }
}
