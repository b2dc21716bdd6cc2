import type { Language } from '../language.ts'
import type { OfficialText } from '../official-text.ts'
import type { Wordings } from '../reading/entered.ts'

/** The kinds of provisions, from the outermost to the innermost. */
export const PROVISION_KINDS = ['part', 'chapter', 'standard', 'paragraph'] as const
export type ProvisionKind = (typeof PROVISION_KINDS)[number]

/**
 * One provision of an instrument. A version of an instrument is a list of them in reading order: each comes
 * after its parent, and all provisions under one follow it before any other.
 */
export type Provision = {
  /** It never changes, even when number, place or text do. */
  id: string
  /** As people cite it, e.g. '1.6.3', 'Article 5 bis', 'Annex I, 3 (b)'. It is never changed as a side effect. */
  number: string
  /** As the document shows its number, and as it is cited, by language; missing where both are `number`. */
  shown?: Wordings
  cited?: Wordings
  kind: ProvisionKind
  /** The id of the provision it is under; null at the top. */
  parent: string | null
  heading: OfficialText
  text: OfficialText
}

/** Whether a provision of the one kind may be directly under one of the other, or one of the same kind. */
export function mayBeUnder(kind: ProvisionKind, parent: ProvisionKind): boolean {
  return PROVISION_KINDS.indexOf(parent) <= PROVISION_KINDS.indexOf(kind)
}

/**
 * One change of an amendment to a version of an instrument.
 *
 * A place is `parent` and `after`: the provision under which (null: at the top) and the sibling after which (null:
 * before all others there). The operations of a list take effect one after another, each on the result of the last.
 */
export type Operation =
  | { op: 'replace-text'; provision: string; language: Language; text: string }
  /** An empty text removes the heading in that language. */
  | { op: 'replace-heading'; provision: string; language: Language; text: string }
  | { op: 'insert-after'; after: string | null; parent: string | null; provision: Provision }
  | { op: 'delete'; provision: string }
  | { op: 'move'; provision: string; after: string | null; parent: string | null }
