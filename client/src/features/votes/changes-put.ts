import type { Vote } from '@quorate/shared/contracts/votes'
import { assertNever } from '@quorate/shared/domain/assert-never'
import { LANGUAGES, type Language } from '@quorate/shared/domain/language'

type Operation = Vote['put']['operations'][number]
type Shown = Pick<Vote['put']['base'][number], 'number' | 'heading' | 'text'>

/** One change of the text put, ready to be shown: a provision's text in one language before and after. */
export type ChangePut = {
  key: string
  kind: 'replace' | 'insert' | 'delete' | 'move'
  provision: Shown
  language: Language | null
  before: string
  after: string
  /** The number of the provision after which a moved one is to stand; null: before all others. */
  place: string | null
}

/** The changes of a proposal put to the vote, in their order; where both languages are touched, one after the other. */
export function changesPut({ operations, base }: Pick<Vote['put'], 'operations' | 'base'>): ChangePut[] {
  const inserted = operations.flatMap((operation) => (operation.op === 'insert-after' ? [operation.provision] : []))
  const provisions = new Map<string, Shown>([...base, ...inserted].map((provision) => [provision.id, provision]))
  const find = (id: string): Shown => provisions.get(id) ?? { number: id, heading: {}, text: {} }
  return operations.flatMap((operation, index) =>
    changesOf(operation, find).map((change) => ({ ...change, key: `${index}-${change.language ?? 'all'}` })),
  )
}

function changesOf(operation: Operation, find: (id: string) => Shown): Omit<ChangePut, 'key'>[] {
  const common = { language: null, place: null, before: '', after: '' }
  switch (operation.op) {
    case 'replace-text': {
      const { language, text: after } = operation
      const provision = find(operation.provision)
      return [{ ...common, kind: 'replace', provision, language, before: provision.text[language] ?? '', after }]
    }
    case 'insert-after':
      return inEachLanguage(operation.provision, (text) => ({ ...common, kind: 'insert', after: text }))
    case 'delete':
      return inEachLanguage(find(operation.provision), (text) => ({ ...common, kind: 'delete', before: text }))
    case 'move': {
      const place = operation.after === null ? null : find(operation.after).number
      return [{ ...common, kind: 'move', provision: find(operation.provision), place }]
    }
    default:
      return assertNever(operation)
  }
}

type WholeText = Omit<ChangePut, 'key' | 'provision'>

function inEachLanguage(provision: Shown, change: (text: string) => WholeText): Omit<ChangePut, 'key'>[] {
  return languagesOf(provision.text).map((language) => ({
    ...change(provision.text[language] ?? ''),
    provision,
    language,
  }))
}

/** The languages a text stands in; at least one, so that no change goes unseen. */
function languagesOf(text: { en?: string | undefined; fr?: string | undefined }): Language[] {
  const languages = LANGUAGES.filter((language) => text[language] !== undefined)
  return languages.length > 0 ? languages : ['en']
}
