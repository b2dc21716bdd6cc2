import { consolidate } from './consolidate.ts'
import type { Operation, Provision } from './provision.ts'
import type { Instrument } from './state.ts'

/**
 * The provisions that operations touch: those they reword, move, or delete, and all provisions under a deleted one.
 * A place named for an insertion is not touched; consolidation checks whether it still exists.
 */
export function touchedProvisions(provisions: readonly Provision[], operations: readonly Operation[]): Set<string> {
  return new Set(
    operations.flatMap((operation) => {
      if (operation.op === 'insert-after') return []
      return operation.op === 'delete' ? branchOf(provisions, operation.provision) : [operation.provision]
    }),
  )
}

/** A provision and all provisions under it. Each comes after its parent, so one pass finds them. */
function branchOf(provisions: readonly Provision[], root: string): string[] {
  const branch = new Set([root])
  for (const { id, parent } of provisions) if (parent !== null && branch.has(parent)) branch.add(id)
  return [...branch]
}

/**
 * The provisions that differ between two versions, including deleted and new ones. `operations` made the later version
 * from the earlier one: only they show a provision that merely changed its place under the same parent.
 */
export function changedProvisions(
  before: readonly Provision[],
  after: readonly Provision[],
  operations: readonly Operation[],
): Set<string> {
  const was = new Map(before.map((provision) => [provision.id, JSON.stringify(provision)]))
  const is = new Map(after.map((provision) => [provision.id, JSON.stringify(provision)]))
  const moved = operations.flatMap((operation) => (operation.op === 'move' ? [operation.provision] : []))
  const changed = [...was.keys(), ...is.keys()].filter((id) => was.get(id) !== is.get(id))
  return new Set([...changed, ...moved])
}

/** The part of an instrument that holds its text and where it has changed. */
export type CurrentText = Pick<Instrument, 'provisions' | 'changedIn'>

/** The part of a proposal that holds its operations and their version. `touched` is as of that version. */
export type PinnedOperations = { version: number; operations: readonly Operation[]; touched: readonly string[] }

/**
 * Whether operations that were drafted on `version` of an instrument still have the same meaning on its current
 * version: no provision that they touched then, or would touch now, has changed since, and they can be consolidated.
 */
export function stillApplies(instrument: CurrentText, { version, operations, touched }: PinnedOperations): boolean {
  const { provisions, changedIn } = instrument
  const concerned = [...touched, ...touchedProvisions(provisions, operations)]
  if (concerned.some((id) => (changedIn.get(id) ?? 1) > version)) return false
  return formerId(instrument, operations) === undefined && consolidate(provisions, operations).ok
}

/** The id of a deleted provision that operations would give to a new one. An id is never used a second time. */
export function formerId(
  { provisions, changedIn }: CurrentText,
  operations: readonly Operation[],
): { operation: number; provision: string } | undefined {
  for (const [operation, { op, provision }] of operations.entries()) {
    if (op !== 'insert-after' || !changedIn.has(provision.id)) continue
    if (provisions.every(({ id }) => id !== provision.id)) return { operation, provision: provision.id }
  }
  return undefined
}

/**
 * Whether two amendments conflict: they cannot both be consolidated, in either order, and keep their meaning. One
 * touches what the other changes, or removes the place at which the other inserts.
 */
export function areRivals(
  provisions: readonly Provision[],
  one: readonly Operation[],
  other: readonly Operation[],
): boolean {
  return !leavesWhole(provisions, one, other) || !leavesWhole(provisions, other, one)
}

function leavesWhole(
  provisions: readonly Provision[],
  first: readonly Operation[],
  second: readonly Operation[],
): boolean {
  const between = consolidate(provisions, first)
  if (!between.ok) return false
  const changed = changedProvisions(provisions, between.provisions, first)
  const touched = [...touchedProvisions(provisions, second), ...touchedProvisions(between.provisions, second)]
  return touched.every((id) => !changed.has(id)) && consolidate(between.provisions, second).ok
}
