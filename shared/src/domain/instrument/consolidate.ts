import { assertNever } from '../assert-never.ts'
import { LANGUAGES, type Language } from '../language.ts'
import type { OfficialText } from '../official-text.ts'
import { mayBeUnder, type Operation, type Provision } from './provision.ts'

export type ConsolidationProblemCode =
  /** The provision to be changed is not in the version, or no longer. */
  | 'missing-provision'
  /** The provision under which to place something is not in the version. */
  | 'missing-parent'
  /** The provision after which to place something is not in the version, or is under another parent. */
  | 'missing-sibling'
  /** The inserted provision names another parent than the place it is inserted at. */
  | 'other-parent'
  /** An id is for life, so an inserted provision needs one that is not in use. */
  | 'duplicate-id'
  /** An inserted or moved provision would have the number of a sibling. */
  | 'duplicate-number'
  /** A provision cannot be moved under or after itself. */
  | 'inside-itself'
  /** E.g. a part under a paragraph. */
  | 'wrong-level'
  /** A provision is removed by deleting it, not by emptying it. */
  | 'empty-text'
  /** A provision without text keeps a heading. */
  | 'empty-heading'

/** `operation` is the index in the list of operations; `provision` the id of the provision that causes the problem. */
export type ConsolidationProblem = { code: ConsolidationProblemCode; operation: number; provision: string }

export type Consolidation = { ok: true; provisions: Provision[] } | { ok: false; problem: ConsolidationProblem }

/**
 * The version that adopted operations make of a version. All operations take effect, or none. The arguments are not
 * changed.
 *
 * - Replacing a text or heading in one language marks the other languages of the instrument as awaiting their translation, unless
 *   they are replaced in the same list. A language that an inserted provision lacks is awaited, too.
 * - Deleting a provision deletes all provisions under it. Moving one moves all provisions under it, too.
 * - Nothing is renumbered: two siblings of one number are a problem for the drafters to solve.
 */
export function consolidate(provisions: readonly Provision[], operations: readonly Operation[]): Consolidation {
  const revision: Revision = { provisions: [...provisions], languages: languagesOf(provisions), replaced: new Map() }
  for (const [index, operation] of operations.entries()) {
    const problem = applyOperation(revision, operation)
    if (problem !== undefined) return { ok: false, problem: { ...problem, operation: index } }
  }
  const problem = findDuplicateNumber(revision.provisions, operations)
  return problem === undefined ? { ok: true, provisions: revision.provisions } : { ok: false, problem }
}

/** The work in progress. It owns its list of provisions and changes it in place. */
type Revision = {
  provisions: Provision[]
  /** The languages the instrument is kept in. */
  languages: readonly Language[]
  /** By provision and by what of it, the languages in which these operations have replaced it. */
  replaced: Map<string, Set<Language>>
}

type Obstacle = Omit<ConsolidationProblem, 'operation'>

function applyOperation(revision: Revision, operation: Operation): Obstacle | undefined {
  switch (operation.op) {
    case 'replace-text':
      return replaceText(revision, operation)
    case 'replace-heading':
      return replaceHeading(revision, operation)
    case 'insert-after':
      return insert(revision, operation)
    case 'delete':
      return remove(revision, operation)
    case 'move':
      return move(revision, operation)
    default:
      return assertNever(operation)
  }
}

function replaceText(revision: Revision, operation: Extract<Operation, { op: 'replace-text' }>): Obstacle | undefined {
  const { provision: id, language, text } = operation
  const index = indexOf(revision, id)
  const provision = revision.provisions[index]
  if (provision === undefined) return { code: 'missing-provision', provision: id }
  if (text.trim() === '') return { code: 'empty-text', provision: id }
  const awaiting = languagesLeft(revision, `text ${id}`, language)
  revision.provisions[index] = { ...provision, text: withAwaiting({ ...provision.text, [language]: text }, awaiting) }
  return undefined
}

function replaceHeading(
  revision: Revision,
  operation: Extract<Operation, { op: 'replace-heading' }>,
): Obstacle | undefined {
  const { provision: id, language, text } = operation
  const index = indexOf(revision, id)
  const provision = revision.provisions[index]
  if (provision === undefined) return { code: 'missing-provision', provision: id }
  const { [language]: _, ...others } = provision.heading
  const isRemoved = text.trim() === ''
  if (isRemoved && isEmpty(provision.text)) return { code: 'empty-heading', provision: id }
  const heading = isRemoved ? others : { ...others, [language]: text }
  const awaiting = languagesLeft(revision, `heading ${id}`, language)
  revision.provisions[index] = { ...provision, heading: withAwaiting(heading, isEmpty(heading) ? [] : awaiting) }
  return undefined
}

/** The languages in which something is not replaced yet, after it was replaced in this one. */
function languagesLeft(revision: Revision, what: string, language: Language): Language[] {
  const replaced = (revision.replaced.get(what) ?? new Set<Language>()).add(language)
  revision.replaced.set(what, replaced)
  return revision.languages.filter((other) => !replaced.has(other))
}

function insert(revision: Revision, operation: Extract<Operation, { op: 'insert-after' }>): Obstacle | undefined {
  const { provision, parent, after } = operation
  if (indexOf(revision, provision.id) >= 0) return { code: 'duplicate-id', provision: provision.id }
  if (provision.parent !== parent) return { code: 'other-parent', provision: provision.id }
  const place = findPlace(revision, provision, { parent, after })
  if (typeof place !== 'number') return place
  const heading = awaitMissing(provision.heading, revision.languages)
  const text = awaitMissing(provision.text, revision.languages)
  revision.provisions.splice(place, 0, { ...provision, heading, text })
  return undefined
}

function remove(revision: Revision, { provision }: Extract<Operation, { op: 'delete' }>): Obstacle | undefined {
  const index = indexOf(revision, provision)
  if (index < 0) return { code: 'missing-provision', provision }
  revision.provisions.splice(index, branchLength(revision.provisions, index))
  return undefined
}

function move(revision: Revision, operation: Extract<Operation, { op: 'move' }>): Obstacle | undefined {
  const { provision: id, parent, after } = operation
  const index = indexOf(revision, id)
  const provision = revision.provisions[index]
  if (provision === undefined) return { code: 'missing-provision', provision: id }
  const branch = revision.provisions.slice(index, index + branchLength(revision.provisions, index))
  const inside = new Set(branch.map((member) => member.id))
  if ((parent !== null && inside.has(parent)) || after === id) return { code: 'inside-itself', provision: id }
  revision.provisions.splice(index, branch.length)
  const place = findPlace(revision, provision, { parent, after })
  if (typeof place !== 'number') return place
  revision.provisions.splice(place, 0, { ...provision, parent }, ...branch.slice(1))
  return undefined
}

/** The index at which a provision is to be placed, or what prevents it. */
function findPlace(
  revision: Revision,
  provision: Provision,
  { parent, after }: { parent: string | null; after: string | null },
): number | Obstacle {
  const parentIndex = parent === null ? -1 : indexOf(revision, parent)
  const above = revision.provisions[parentIndex]
  if (parent !== null) {
    if (above === undefined) return { code: 'missing-parent', provision: parent }
    if (!mayBeUnder(provision.kind, above.kind)) return { code: 'wrong-level', provision: provision.id }
  }
  if (after === null) return parentIndex + 1
  const sibling = indexOf(revision, after)
  if (revision.provisions[sibling]?.parent !== parent) return { code: 'missing-sibling', provision: after }
  return sibling + branchLength(revision.provisions, sibling)
}

function indexOf(revision: Revision, id: string): number {
  return revision.provisions.findIndex((provision) => provision.id === id)
}

/** How many provisions there are from `index` on: the one there and all those under it, at any depth. */
function branchLength(provisions: readonly Provision[], index: number): number {
  const root = provisions[index]
  if (root === undefined) return 0
  const inside = new Set([root.id])
  let length = 1
  for (const provision of provisions.slice(index + 1)) {
    if (provision.parent === null || !inside.has(provision.parent)) break
    inside.add(provision.id)
    length += 1
  }
  return length
}

/** Judged at the end, so that a number may be freed and used again in one list of operations. */
function findDuplicateNumber(
  provisions: readonly Provision[],
  operations: readonly Operation[],
): ConsolidationProblem | undefined {
  const placed = new Map<string, number>()
  for (const [index, operation] of operations.entries()) {
    if (operation.op === 'insert-after') placed.set(operation.provision.id, index)
    if (operation.op === 'move') placed.set(operation.provision, index)
  }
  const counts = new Map<string, number>()
  for (const provision of provisions) counts.set(placeOf(provision), (counts.get(placeOf(provision)) ?? 0) + 1)
  for (const provision of provisions) {
    const operation = placed.get(provision.id)
    if (operation !== undefined && (counts.get(placeOf(provision)) ?? 0) > 1)
      return { code: 'duplicate-number', operation, provision: provision.id }
  }
  return undefined
}

const placeOf = ({ parent, number }: Provision): string => JSON.stringify([parent, number])

/** The languages that provisions are kept in. */
export function languagesOf(provisions: readonly Pick<Provision, 'heading' | 'text'>[]): Language[] {
  const uses = (text: OfficialText, language: Language): boolean =>
    text[language] !== undefined || (text.awaiting ?? []).includes(language)
  return LANGUAGES.filter((language) =>
    provisions.some(({ heading, text }) => uses(heading, language) || uses(text, language)),
  )
}

function awaitMissing(text: OfficialText, languages: readonly Language[]): OfficialText {
  const missing = languages.filter((language) => text[language] === undefined)
  const awaiting = LANGUAGES.filter((language) => missing.includes(language) || text.awaiting?.includes(language))
  return withAwaiting(text, isEmpty(text) ? [] : awaiting)
}

const isEmpty = (text: OfficialText): boolean => LANGUAGES.every((language) => text[language] === undefined)

function withAwaiting({ awaiting: _, ...wording }: OfficialText, awaiting: Language[]): OfficialText {
  return awaiting.length === 0 ? wording : { ...wording, awaiting }
}
