import { type ConsolidationProblemCode, consolidate } from '@quorate/shared/domain/instrument/consolidate'
import type { Place } from '@quorate/shared/domain/instrument/proposed-number'
import { mayBeUnder, type Operation, type Provision } from '@quorate/shared/domain/instrument/provision'

/** A version with the changes of a draft, except those that do not fit. */
export type Working = {
  provisions: readonly Provision[]
  /** By provision, why a change of it does not fit. */
  misfits: ReadonlyMap<string, ConsolidationProblemCode>
}

/** The version as a draft would make it: its provisions in their places. Words are as they were, as one still writes. */
export function workingVersion(base: readonly Provision[], operations: readonly Operation[]): Working {
  const misfits = new Map<string, ConsolidationProblemCode>()
  const present = new Set(base.map(({ id }) => id))
  const placing: Operation[] = []
  for (const operation of operations) {
    if (operation.op !== 'replace-text' && operation.op !== 'replace-heading') placing.push(operation)
    else if (!present.has(operation.provision)) misfits.set(operation.provision, 'missing-provision')
  }
  return { provisions: fitting(base, placing, misfits), misfits }
}

/** Leaves out one change after the other until the rest fits; a number that a sibling has is no reason to. */
function fitting(
  base: readonly Provision[],
  placing: readonly Operation[],
  misfits: Map<string, ConsolidationProblemCode>,
): readonly Provision[] {
  const numbers = new Map<string, string>()
  const unlike = (provision: Provision): Provision =>
    numbers.has(provision.id) ? { ...provision, number: `${provision.number} ${provision.id}` } : provision
  let left = placing
  for (;;) {
    const next = consolidate(
      base.map(unlike),
      left.map((each) => (each.op === 'insert-after' ? { ...each, provision: unlike(each.provision) } : each)),
    )
    if (next.ok) return next.provisions.map((one) => ({ ...one, number: numbers.get(one.id) ?? one.number }))
    const { code, operation: at, provision } = next.problem
    const operation = left[at]
    if (operation === undefined) return base
    misfits.set(subjectOf(operation), code)
    if (code === 'duplicate-number') numbers.set(provision, numberOf(provision, base, left))
    else left = left.toSpliced(at, 1)
  }
}

function numberOf(id: string, base: readonly Provision[], operations: readonly Operation[]): string {
  const inserted = operations.flatMap((each) => (each.op === 'insert-after' ? [each.provision] : []))
  return [...base, ...inserted].find((one) => one.id === id)?.number ?? ''
}

/** The provision that a change is about. */
export function subjectOf(operation: Operation): string {
  return operation.op === 'insert-after' ? operation.provision.id : operation.provision
}

/** A provision and all those under it. */
export function branchOf(provisions: readonly Pick<Provision, 'id' | 'parent'>[], root: string): Set<string> {
  const branch = new Set([root])
  for (const { id, parent } of provisions) if (parent !== null && branch.has(parent)) branch.add(id)
  return branch
}

export const SIDES = ['before', 'after', 'under'] as const
/** Where something is placed, as seen from a provision; `under`: the last of all under it. */
export type Side = (typeof SIDES)[number]

/** The place on one side of a provision. */
export function placeBeside(provisions: readonly Provision[], beside: Provision, side: Side): Place {
  if (side === 'under') {
    const last = provisions.findLast(({ parent }) => parent === beside.id)
    return { parent: beside.id, after: last?.id ?? null }
  }
  if (side === 'after') return { parent: beside.parent, after: beside.id }
  const index = provisions.findIndex(({ id }) => id === beside.id)
  const before = provisions.slice(0, index).findLast(({ parent }) => parent === beside.parent)
  return { parent: beside.parent, after: before?.id ?? null }
}

/** The sides of a provision on which one of some kind may be placed. */
export function sidesOf(provisions: readonly Provision[], beside: Provision, kind: Provision['kind']): Side[] {
  const above = provisions.find(({ id }) => id === beside.parent)
  return SIDES.filter((side) => {
    const parent = side === 'under' ? beside : above
    return parent === undefined || mayBeUnder(kind, parent.kind)
  })
}

/** The siblings that are just before and after a provision. */
export function neighboursOf(provisions: readonly Provision[], id: string) {
  const parent = provisions.find((one) => one.id === id)?.parent
  const siblings = provisions.filter((one) => one.parent === parent)
  const at = siblings.findIndex((one) => one.id === id)
  return {
    above: provisions.find((one) => one.id === parent),
    before: at > 0 ? siblings[at - 1] : undefined,
    after: at < 0 ? undefined : siblings[at + 1],
  }
}

/** The kind of a provision to be inserted at a place: that of its siblings; else the usual one there. */
export function kindAt(provisions: readonly Provision[], { parent, after }: Place): Provision['kind'] {
  const siblings = provisions.filter((one) => one.parent === parent)
  const sibling = siblings.find(({ id }) => id === after) ?? siblings[0]
  if (sibling !== undefined) return sibling.kind
  const above = provisions.find(({ id }) => id === parent)
  return above === undefined || above.kind === 'part' || above.kind === 'chapter' ? 'standard' : 'paragraph'
}

/** The operations without those that insert or move a provision: what came after it there comes after what it came after. */
export function withoutPlacing(operations: readonly Operation[], id: string): Operation[] {
  const placed = operations.find((each) => isPlacing(each) && subjectOf(each) === id)
  if (placed === undefined || !isPlacing(placed)) return [...operations]
  return operations
    .filter((each) => each !== placed)
    .map((each) =>
      isPlacing(each) && each.after === id && each.parent === placed.parent ? { ...each, after: placed.after } : each,
    )
}

/** The operations with a provision at another place. What is inserted under it goes with it. */
export function withPlacing(operations: readonly Operation[], id: string, place: Place): Operation[] {
  const placed = operations.find((each) => isPlacing(each) && subjectOf(each) === id)
  const inside = new Set([id])
  for (const each of operations)
    if (each.op === 'insert-after' && each.parent !== null && inside.has(each.parent)) inside.add(each.provision.id)
  inside.delete(id)
  const others = withoutPlacing(operations, id)
  const isInside = (each: Operation) => each.op === 'insert-after' && inside.has(each.provision.id)
  const placing: Operation =
    placed?.op === 'insert-after'
      ? { ...placed, ...place, provision: { ...placed.provision, parent: place.parent } }
      : { op: 'move', provision: id, ...place }
  return [...others.filter((each) => !isInside(each)), placing, ...others.filter(isInside)]
}

type Placing = Extract<Operation, { op: 'insert-after' | 'move' }>

const isPlacing = (operation: Operation): operation is Placing =>
  operation.op === 'insert-after' || operation.op === 'move'

/** Whether a place is the one that a provision has. */
export function isPlaceOf(provisions: readonly Provision[], id: string, { parent, after }: Place): boolean {
  const here = provisions.find((one) => one.id === id)
  return (
    here !== undefined && here.parent === parent && neighboursOf(provisions, id).before?.id === (after ?? undefined)
  )
}
