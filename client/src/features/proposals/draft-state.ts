import type { Draft } from '@quorate/shared/contracts/proposals'
import { oddInLine } from '@quorate/shared/domain/characters'
import type { Language } from '@quorate/shared/domain/language'

/** An amendment as a delegate edits it; the server keeps it as `Draft`. */
export type DraftContent = Omit<Draft, 'id' | 'savedAt'>

type DraftOperation = DraftContent['operations'][number]

/** The place of a draft of a provision's text in a list of operations. */
function isReplacement(operation: DraftOperation, provision: string, language: Language): boolean {
  return operation.op === 'replace-text' && operation.provision === provision && operation.language === language
}

/** The text that the draft gives a provision, or null if it does not touch it. */
export function draftedText(draft: DraftContent, provision: string, language: Language): string | null {
  const found = draft.operations.find((operation) => isReplacement(operation, provision, language))
  return found?.op === 'replace-text' ? found.text : null
}

/** The draft with a text for a provision. */
export function withText(draft: DraftContent, provision: string, language: Language, text: string): DraftContent {
  const operation: DraftOperation = { op: 'replace-text', provision, language, text }
  const index = draft.operations.findIndex((each) => isReplacement(each, provision, language))
  const operations = index < 0 ? [...draft.operations, operation] : draft.operations.with(index, operation)
  return { ...draft, operations }
}

/** The title with its words in a language; none if they are only spaces. */
export function withTitle(title: DraftContent['title'], language: Language, words: string): DraftContent['title'] {
  const { [language]: _, ...others }: { en?: string; fr?: string } = title
  return words.trim() === '' ? others : { ...others, [language]: words }
}

/** The draft as it was for that provision. */
export function withoutProvision(draft: DraftContent, provision: string): DraftContent {
  const operations = draft.operations.filter((each) => each.op === 'insert-after' || each.provision !== provision)
  return { ...draft, operations }
}

/** The draft proposing to delete a provision. */
export function withDeletion(draft: DraftContent, provision: string): DraftContent {
  const operations = [...withoutProvision(draft, provision).operations, { op: 'delete' as const, provision }]
  return { ...draft, operations }
}

/** The provisions touched, each once, in the order in which they were added. */
export function touched(draft: DraftContent): string[] {
  return [...new Set(draft.operations.flatMap((each) => (each.op === 'insert-after' ? [] : [each.provision])))]
}

type Texts = ReadonlyMap<string, { en?: string | undefined; fr?: string | undefined }>

/** The draft as it would be tabled: without texts that are unchanged. */
export function effective(draft: DraftContent, base: Texts) {
  const operations = draft.operations
    .map((each) => (each.op === 'replace-text' ? { ...each, text: each.text.trim().normalize('NFC') } : each))
    .filter((each) => each.op !== 'replace-text' || each.text !== base.get(each.provision)?.[each.language])
  return { ...draft, title: trimmed(draft.title), justification: draft.justification.trim(), operations }
}

/** A title in the languages in which there are words. */
function trimmed(title: DraftContent['title']): { en?: string; fr?: string } {
  const [en, fr] = [title.en?.trim(), title.fr?.trim()]
  return { ...(en ? { en } : {}), ...(fr ? { fr } : {}) }
}

export type Missing = 'changes' | 'emptyText' | 'title' | 'plainTitle' | 'justification'

/** The parts that a draft still lacks before it can be tabled, in the order of the page. */
export function missing(draft: DraftContent, base: Texts): Missing[] {
  const { title, justification, operations } = effective(draft, base)
  const empty = operations.some((each) => each.op === 'replace-text' && each.text === '')
  const lacks: [boolean, Missing][] = [
    [operations.length === 0, 'changes'],
    [empty, 'emptyText'],
    [title.en === undefined && title.fr === undefined, 'title'],
    [[title.en, title.fr].some((line) => oddInLine(line ?? '') !== null), 'plainTitle'],
    [justification === '', 'justification'],
  ]
  return lacks.flatMap(([lacking, what]) => (lacking ? [what] : []))
}
