import type { Proposal } from '@quorate/shared/contracts/proposals'
import { assertNever } from '@quorate/shared/domain/assert-never'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'
import { readIn } from '../../ui/read-in.ts'

export type Amending = {
  operations: readonly Proposal['proposal']['operations'][number][]
  /** The provisions that the operations are about, as they are now. */
  base: readonly Proposal['base'][number][]
}

type Operation = Amending['operations'][number]
type Shown = Pick<Amending['base'][number], 'number' | 'heading' | 'text'>

/** One change of an amendment, ready to be shown: a provision's text in one language, before and after. */
export type Change = {
  key: string
  kind: 'replace' | 'insert' | 'delete' | 'move'
  provision: Shown
  language: Language
  before: string
  after: string
  /** Of a moved provision: the number of the provision it goes after; null: before all others. */
  place: string | null
}

/** The changes of an amendment, in its order; of one provision's texts, the one in the reader's language first. */
export function amendmentChanges({ operations, base }: Amending, reader: Language): Change[] {
  const inserted = operations.flatMap((operation) => (operation.op === 'insert-after' ? [operation.provision] : []))
  const provisions = new Map<string, Shown>([...base, ...inserted].map((provision) => [provision.id, provision]))
  const find = (id: string): Shown => provisions.get(id) ?? { number: id, heading: {}, text: {} }
  return inReadersOrder(operations, reader).flatMap((operation, index) =>
    changesOf(operation, find, reader).map((change) => ({ ...change, key: `${index}-${change.language}` })),
  )
}

function inReadersOrder(operations: Amending['operations'], reader: Language): Operation[] {
  const place = (operation: Operation) => {
    if (operation.op !== 'replace-text') return operations.indexOf(operation)
    const { provision } = operation
    return operations.findIndex((each) => each.op === 'replace-text' && each.provision === provision)
  }
  const foreign = (operation: Operation) => (operation.op === 'replace-text' && operation.language !== reader ? 1 : 0)
  return operations.toSorted((left, right) => place(left) - place(right) || foreign(left) - foreign(right))
}

function changesOf(operation: Operation, find: (id: string) => Shown, reader: Language): Omit<Change, 'key'>[] {
  const common = { place: null, before: '', after: '' }
  switch (operation.op) {
    case 'replace-text': {
      const { language, text: after } = operation
      const provision = find(operation.provision)
      return [{ ...common, kind: 'replace', provision, language, before: provision.text[language] ?? '', after }]
    }
    case 'insert-after':
      return inEachLanguage(operation.provision, reader, (after) => ({ ...common, kind: 'insert', after }))
    case 'delete':
      return inEachLanguage(find(operation.provision), reader, (before) => ({ ...common, kind: 'delete', before }))
    case 'move': {
      const provision = find(operation.provision)
      const { text, language } = readIn(provision.text, reader)
      const place = operation.after === null ? null : find(operation.after).number
      return [{ kind: 'move', provision, language, before: text, after: text, place }]
    }
    default:
      return assertNever(operation)
  }
}

type WholeText = Omit<Change, 'key' | 'provision' | 'language'>

/** A complete text in every language it has; in at least one, so that every change is visible. */
function inEachLanguage(
  provision: Shown,
  reader: Language,
  change: (text: string) => WholeText,
): Omit<Change, 'key'>[] {
  const given = LANGUAGES.filter((language) => provision.text[language] !== undefined)
  const languages = given.length > 0 ? given : [reader]
  return languages
    .toSorted((left, right) => Number(left !== reader) - Number(right !== reader))
    .map((language) => ({ ...change(provision.text[language] ?? ''), provision, language }))
}
