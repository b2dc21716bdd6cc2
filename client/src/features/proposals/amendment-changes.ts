import type { Proposal } from '@quorate/shared/contracts/proposals'
import { assertNever } from '@quorate/shared/domain/assert-never'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import type { ShownPlace } from '../../ui/places.tsx'
import { readIn } from '../../ui/read-in.ts'

export type Amending = {
  operations: readonly Proposal['proposal']['operations'][number][]
  /**
   * The provisions that the operations are about, as they are now, in reading order; of those that are only named as a
   * place the text is left out.
   */
  base: readonly Proposal['base'][number][]
}

type Operation = Amending['operations'][number]
type Provision = Amending['base'][number]
type Shown = Pick<Provision, 'number' | 'heading' | 'text'> & Partial<Pick<Provision, 'cited'>>
type Wording = { before: string; after: string }

/** One change of an amendment, ready to be shown: a provision in one language, before and after. */
export type Change = {
  key: string
  kind: 'replace' | 'heading' | 'insert' | 'delete' | 'move'
  provision: Shown
  language: Language
  /** The heading, where it changes. */
  heading: Wording | null
  /** The text; null where only the heading changes. */
  text: Wording | null
  /** Whether the change is in this language only, so that the translation is awaited. */
  alone: boolean
  /** Where a moved provision was, and where it or a new one comes. */
  from: ShownPlace | null
  to: ShownPlace | null
}

type Subject = Pick<Change, 'kind' | 'provision'> & Partial<Omit<Change, 'key'>>

/** The changes of an amendment, in its order; of one provision those in the reader's language first, its heading before its text. */
export function amendmentChanges(amending: Amending, reader: Language): Change[] {
  const { operations, base } = amending
  const inserted = operations.flatMap((operation) => (operation.op === 'insert-after' ? [operation.provision] : []))
  const provisions = new Map<string, Shown>([...base, ...inserted].map((provision) => [provision.id, provision]))
  const find = (id: string): Shown => provisions.get(id) ?? { number: id, heading: {}, text: {} }
  return inReadersOrder(operations, reader).flatMap((operation, index) =>
    changesOf(operation, { ...amending, find, reader }).map((change, part) => ({
      ...{ heading: null, text: null, alone: false, from: null, to: null, language: reader },
      ...change,
      key: `${index}-${part}`,
    })),
  )
}

type Replacement = Extract<Operation, { op: 'replace-text' | 'replace-heading' }>

const isReplacement = (operation: Operation): operation is Replacement =>
  operation.op === 'replace-text' || operation.op === 'replace-heading'

function inReadersOrder(operations: Amending['operations'], reader: Language): Operation[] {
  const place = (operation: Operation) =>
    isReplacement(operation)
      ? operations.findIndex((each) => isReplacement(each) && each.provision === operation.provision)
      : operations.indexOf(operation)
  const foreign = (operation: Operation) => (isReplacement(operation) && operation.language !== reader ? 1 : 0)
  const text = ({ op }: Operation) => (op === 'replace-text' ? 1 : 0)
  return operations.toSorted(
    (left, right) => place(left) - place(right) || foreign(left) - foreign(right) || text(left) - text(right),
  )
}

type Around = Amending & { find: (id: string) => Shown; reader: Language }

function changesOf(operation: Operation, around: Around): Subject[] {
  const { find, reader } = around
  switch (operation.op) {
    case 'replace-text':
    case 'replace-heading':
      return [replacement(operation, around)]
    case 'insert-after': {
      const { provision } = operation
      const alone = languagesOf(around.base).length > 1 && languagesOf([provision]).length === 1
      const change: Subject = { kind: 'insert', provision, alone, to: placeOf(operation, find) }
      return inEachLanguage(change, reader, (after) => ({ before: '', after }))
    }
    case 'delete': {
      const branch = branchOf(around, operation.provision)
      const deleted = branch.length > 0 ? branch : [find(operation.provision)]
      return deleted.flatMap((provision) =>
        inEachLanguage({ kind: 'delete', provision }, reader, (before) => ({ before, after: '' })),
      )
    }
    case 'move': {
      const provision = find(operation.provision)
      const { text, language } = readIn(provision.text, reader)
      const [from, to] = [formerPlace(around, operation.provision), placeOf(operation, find)]
      return [{ kind: 'move', provision, language, text: { before: text, after: text }, from, to }]
    }
    default:
      return assertNever(operation)
  }
}

function replacement({ op, provision: id, language, text: after }: Replacement, { find, operations }: Around): Subject {
  const provision = find(id)
  const field = op === 'replace-text' ? 'text' : 'heading'
  const other: Language = language === 'en' ? 'fr' : 'en'
  const isGiven = operations.some((each) => each.op === op && each.provision === id && each.language === other)
  const wording = { before: provision[field][language] ?? '', after }
  return {
    ...{ kind: field === 'text' ? 'replace' : 'heading', provision, language },
    alone: !isGiven && (provision[field][other] !== undefined || provision[field].awaiting?.includes(other) === true),
    ...(field === 'text' ? { text: wording } : { heading: wording }),
  }
}

/** The provision and all those under it that are deleted with it, not those that are moved. */
function branchOf({ base, operations }: Around, root: string): Provision[] {
  const moved = new Set(operations.flatMap((each) => (each.op === 'move' ? [each.provision] : [])))
  const inside = new Set([root])
  return base.filter(({ id, parent }) => {
    const isIn = id === root || (parent !== null && inside.has(parent) && !moved.has(id))
    if (isIn) inside.add(id)
    return isIn
  })
}

type Place = { after: string | null; parent: string | null }

function placeOf({ after, parent }: Place, find: Around['find']): ShownPlace {
  return { after: after === null ? null : find(after), under: parent === null ? null : find(parent) }
}

/** The base has the sibling that a moved provision came after, or the provision that it was the first under. */
function formerPlace({ base, find }: Around, id: string): ShownPlace | null {
  const index = base.findIndex((one) => one.id === id)
  const parent = base[index]?.parent
  if (parent === undefined) return null
  const after = base.slice(0, index).findLast((one) => one.parent === parent)?.id ?? null
  return placeOf({ after, parent }, find)
}

function languagesOf(provisions: readonly Pick<Shown, 'heading' | 'text'>[]): Language[] {
  return LANGUAGES.filter((language) =>
    provisions.some(({ heading, text }) => heading[language] !== undefined || text[language] !== undefined),
  )
}

/** A whole provision in every language it has; in at least one, so that every change is visible. */
function inEachLanguage(subject: Subject, reader: Language, wording: (text: string) => Wording): Subject[] {
  const { heading, text } = subject.provision
  const given = languagesOf([subject.provision])
  const languages = given.length > 0 ? given : [reader]
  return languages
    .toSorted((left, right) => Number(left !== reader) - Number(right !== reader))
    .map((language) => ({
      ...{ ...subject, language },
      heading: heading[language] === undefined ? null : wording(heading[language]),
      text: text[language] === undefined && heading[language] !== undefined ? null : wording(text[language] ?? ''),
    }))
}
