import type { Provisions, Version } from '@quorate/shared/contracts/instrument'
import type { Operation, Provision } from '@quorate/shared/domain/instrument/provision'
import { touchedProvisions } from '@quorate/shared/domain/instrument/touched'
import type { InstrumentDoc, VersionDoc } from './read-models.ts'

export function presentInstrument({ _id: id, title, versions }: InstrumentDoc): Version['instrument'] {
  return { id, title, versions }
}

type ProvisionDoc = VersionDoc['provisions'][number]

export function presentOutline(provision: ProvisionDoc): Version['outline'][number] {
  const { id, number, kind, parent, heading, shown, cited } = provision
  return { id, number, kind, parent, heading, ...(shown && { shown }), ...(cited && { cited }) }
}

export function presentProvision(provision: ProvisionDoc): Provisions['provisions'][number] {
  return { ...plain(provision), spans: provision.spans }
}

/**
 * The provisions that operations touch, in the version the operations are pinned to, in reading order; and without their
 * text those beside or under which they place something, or from beside or under which they move something.
 */
export function presentBase(provisions: VersionDoc['provisions'], operations: readonly Operation[]): Provision[] {
  const touched = touchedProvisions(provisions, operations)
  const places = new Set([...placesIn(operations), ...formerPlaces(provisions, operations)])
  return provisions.flatMap((provision) => {
    if (touched.has(provision.id)) return [plain(provision)]
    return places.has(provision.id) ? [{ ...plain(provision), text: {} }] : []
  })
}

function plain({ id, number, kind, parent, heading, text, shown, cited }: Provision): Provision {
  return { id, number, kind, parent, heading, text, ...(shown && { shown }), ...(cited && { cited }) }
}

/** The provisions that operations change, move or delete, and those beside or under which they place something. */
export function concernedBy(provisions: readonly Provision[], operations: readonly Operation[]): Set<string> {
  return new Set([...touchedProvisions(provisions, operations), ...placesIn(operations)])
}

/** The provisions beside or under which operations place something. */
function placesIn(operations: readonly Operation[]): string[] {
  return operations.flatMap((operation) => {
    if (operation.op !== 'insert-after' && operation.op !== 'move') return []
    return [operation.after ?? operation.parent].filter((place) => place !== null)
  })
}

/** Of each provision that operations move, the sibling that it came after; the one that it was under if it was the first. */
function formerPlaces(provisions: readonly Provision[], operations: readonly Operation[]): string[] {
  return operations.flatMap(({ op, provision: id }) => {
    if (op !== 'move') return []
    const index = provisions.findIndex((one) => one.id === id)
    const parent = provisions[index]?.parent ?? null
    const before = provisions.slice(0, Math.max(index, 0)).findLast((one) => one.parent === parent)?.id ?? parent
    return before === null ? [] : [before]
  })
}
