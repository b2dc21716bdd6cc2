import type { Provisions } from '@quorate/shared/contracts/instrument'
import type { Draft } from '@quorate/shared/contracts/proposals'
import { oddInLine } from '@quorate/shared/domain/characters'
import { consolidate } from '@quorate/shared/domain/instrument/consolidate'
import type { OwnNumber, Place } from '@quorate/shared/domain/instrument/proposed-number'
import type { Operation, Provision } from '@quorate/shared/domain/instrument/provision'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { ReadableText } from '../../ui/read-in.ts'
import { branchOf, isPlaceOf, subjectOf, withoutPlacing, withPlacing, workingVersion } from './draft-places.ts'

/** An amendment as a delegate edits it; the server keeps it as `Draft`. */
export type DraftContent = Omit<Draft, 'id' | 'savedAt'>

type DraftOperation = DraftContent['operations'][number]

export type Field = 'heading' | 'text'
/** A wording of a provision: which of it, in which language. */
export type Where = { provision: string; field: Field; language: Language }

/** A provision as an answer has it, for the rules. */
export function asProvision(provision: Provisions['provisions'][number]): Provision {
  const { id, number, kind, parent, shown, cited } = provision
  const [heading, text] = [official(provision.heading), official(provision.text)]
  return { id, number, kind, parent, heading, text, ...(shown && { shown }), ...(cited && { cited }) }
}

function official({ en, fr, awaiting }: ReadableText): OfficialText {
  return { ...(en !== undefined && { en }), ...(fr !== undefined && { fr }), ...(awaiting && { awaiting }) }
}

/** The place of a draft of a wording in a list of operations. */
function isReplacement(operation: DraftOperation, { provision, field, language }: Where): boolean {
  const op = field === 'text' ? 'replace-text' : 'replace-heading'
  return operation.op === op && operation.provision === provision && operation.language === language
}

/** The provision that a draft inserts under this id. */
export function insertedIn({ operations }: DraftContent, id: string): Provision | undefined {
  return operations.flatMap((each) => (each.op === 'insert-after' ? [each.provision] : [])).find((one) => one.id === id)
}

/** The words that the draft gives a provision, or null if it does not touch them. */
export function drafted(draft: DraftContent, where: Where): string | null {
  const inserted = insertedIn(draft, where.provision)
  if (inserted !== undefined) return inserted[where.field][where.language] ?? null
  const found = draft.operations.find((operation) => isReplacement(operation, where))
  return found?.op === 'replace-text' || found?.op === 'replace-heading' ? found.text : null
}

/** The draft with words for a provision. */
export function withWording(draft: DraftContent, where: Where, words: string): DraftContent {
  const { provision, field, language } = where
  if (insertedIn(draft, provision) !== undefined)
    return withInserted(draft, provision, (one) => ({ ...one, [field]: { ...one[field], [language]: words } }))
  const op = field === 'text' ? 'replace-text' : 'replace-heading'
  const operation: DraftOperation = { op, provision, language, text: words }
  const index = draft.operations.findIndex((each) => isReplacement(each, where))
  const operations = index < 0 ? [...draft.operations, operation] : draft.operations.with(index, operation)
  return { ...draft, operations }
}

/** The draft with another number for a provision that it inserts. */
export function withNumber(draft: DraftContent, provision: string, number: OwnNumber): DraftContent {
  return withInserted(draft, provision, ({ number: _, shown: __, cited: ___, ...one }) => ({ ...one, ...number }))
}

function withInserted(draft: DraftContent, id: string, change: (provision: Provision) => Provision): DraftContent {
  const operations = draft.operations.map((each) =>
    each.op === 'insert-after' && each.provision.id === id ? { ...each, provision: change(each.provision) } : each,
  )
  return { ...draft, operations }
}

/** The title with its words in a language; none if they are only spaces. */
export function withTitle(title: DraftContent['title'], language: Language, words: string): DraftContent['title'] {
  const { [language]: _, ...others }: { en?: string; fr?: string } = title
  return words.trim() === '' ? others : { ...others, [language]: words }
}

/** The draft as it was for that provision; with one that it inserts, what it places under it goes. */
export function withoutProvision(draft: DraftContent, provision: string): DraftContent {
  const gone = new Set([provision])
  if (insertedIn(draft, provision) !== undefined)
    for (const each of draft.operations)
      if ((each.op === 'insert-after' || each.op === 'move') && each.parent !== null && gone.has(each.parent))
        gone.add(subjectOf(each))
  let operations: Operation[] = draft.operations
  for (const id of gone) operations = withoutPlacing(operations, id).filter((each) => subjectOf(each) !== id)
  return { ...draft, operations }
}

/** The draft proposing to delete a provision, with all that is under it in the version as drafted. */
export function withDeletion(draft: DraftContent, provision: string, provisions: readonly Provision[]): DraftContent {
  let without = draft
  for (const id of branchOf(provisions, provision)) without = withoutProvision(without, id)
  return { ...without, operations: [...without.operations, { op: 'delete', provision }] }
}

/** The draft with a new provision at a place. */
export function withInsertion(draft: DraftContent, provision: Provision, after: string | null): DraftContent {
  const operation: DraftOperation = { op: 'insert-after', after, parent: provision.parent, provision }
  return { ...draft, operations: [...draft.operations, operation] }
}

/** The draft with a provision at another place. */
export function withPlace(draft: DraftContent, provision: string, place: Place): DraftContent {
  return { ...draft, operations: withPlacing(draft.operations, provision, place) }
}

/** The draft with a provision where it was. */
export function withoutMove(draft: DraftContent, provision: string): DraftContent {
  return { ...draft, operations: withoutPlacing(draft.operations, provision) }
}

export function isDeleted({ operations }: DraftContent, provision: string): boolean {
  return operations.some((each) => each.op === 'delete' && each.provision === provision)
}

export function isMoved({ operations }: DraftContent, provision: string): boolean {
  return operations.some((each) => each.op === 'move' && each.provision === provision)
}

/** The provisions that are changed or inserted, each once, in the order in which they were added. */
export function subjects({ operations }: Pick<DraftContent, 'operations'>): string[] {
  return [...new Set(operations.map(subjectOf))]
}

/** The draft as it would be tabled: without what is unchanged. */
export function effective(draft: DraftContent, base: readonly Provision[]) {
  const provisions = new Map(base.map((one) => [one.id, one]))
  const operations = draft.operations.map(tidied).filter((each) => {
    if (each.op === 'move') return !isPlaceOf(base, each.provision, each)
    if (each.op !== 'replace-text' && each.op !== 'replace-heading') return true
    const present = provisions.get(each.provision)?.[each.op === 'replace-text' ? 'text' : 'heading'][each.language]
    return each.text !== (present ?? '')
  })
  return { ...draft, title: trimmed(draft.title), justification: draft.justification.trim(), operations }
}

function tidied(operation: DraftOperation): DraftOperation {
  if (operation.op === 'replace-text' || operation.op === 'replace-heading')
    return { ...operation, text: operation.text.trim().normalize('NFC') }
  if (operation.op !== 'insert-after') return operation
  const { shown, cited, number, heading, text, ...provision } = operation.provision
  const numbers = shown && cited && { shown: trimmed(shown), cited: trimmed(cited) }
  const words = { heading: trimmed(heading), text: trimmed(text) }
  return { ...operation, provision: { ...provision, ...words, ...numbers, number: number.trim() } }
}

/** A text in the languages in which there are words. */
function trimmed(text: ReadableText): { en?: string; fr?: string } {
  const [en, fr] = [text.en?.trim().normalize('NFC'), text.fr?.trim().normalize('NFC')]
  return { ...(en ? { en } : {}), ...(fr ? { fr } : {}) }
}

/** What only one language says after the draft: its translation is awaited. */
export type Awaited = { provision: Provision; field: Field; language: Language }

/** What is changed or new in one language only, of a text that has two. */
export function awaited(draft: DraftContent, base: readonly Provision[]): Awaited[] {
  const { operations } = effective(draft, base)
  const next = consolidate(base, operations)
  if (!next.ok) return []
  const fields = (each: Operation): Field[] =>
    each.op === 'insert-after' ? ['heading', 'text'] : each.op === 'replace-text' ? ['text'] : ['heading']
  const found = new Map<string, Awaited>()
  for (const each of operations) {
    if (each.op === 'delete' || each.op === 'move') continue
    const provision = next.provisions.find(({ id }) => id === subjectOf(each))
    for (const field of fields(each)) {
      const language = LANGUAGES.find((one) => !provision?.[field].awaiting?.includes(one))
      if (provision?.[field].awaiting && language) found.set(`${provision.id} ${field}`, { provision, field, language })
    }
  }
  return [...found.values()]
}

export type Missing =
  | 'changes'
  | 'fitting'
  | 'number'
  | 'emptyText'
  | 'plainLines'
  | 'title'
  | 'plainTitle'
  | 'justification'

/** The parts that a draft still lacks before it can be tabled, in the order of the page. */
export function missing(draft: DraftContent, base: readonly Provision[]): Missing[] {
  const { title, justification, operations } = effective(draft, base)
  const inserted = operations.flatMap((each) => (each.op === 'insert-after' ? [each.provision] : []))
  const isBare = ({ heading, text }: Provision) => Object.keys({ ...heading, ...text }).length === 0
  const next = consolidate(base, operations)
  const misfits = workingVersion(base, operations).misfits.size
  const isEmpty =
    operations.some((each) => each.op === 'replace-text' && each.text === '') ||
    inserted.some(isBare) ||
    (!next.ok && next.problem.code === 'empty-heading')
  const lines = [
    ...operations.flatMap((each) => (each.op === 'replace-heading' ? [each.text] : [])),
    ...inserted.flatMap(({ number, heading }) => [number, heading.en, heading.fr]),
  ]
  const isOdd = (line: string | undefined) => oddInLine(line ?? '') !== null
  const lacks: [boolean, Missing][] = [
    [operations.length === 0, 'changes'],
    [misfits > 0, 'fitting'],
    [inserted.some(({ number }) => number === ''), 'number'],
    [isEmpty, 'emptyText'],
    [lines.some(isOdd), 'plainLines'],
    [title.en === undefined && title.fr === undefined, 'title'],
    [[title.en, title.fr].some(isOdd), 'plainTitle'],
    [justification === '', 'justification'],
  ]
  return lacks.flatMap(([lacking, what]) => (lacking ? [what] : []))
}
