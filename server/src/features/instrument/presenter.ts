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
 * The provisions that operations touch or name as a place, in the version the operations are pinned to,
 * in reading order.
 */
export function presentBase(provisions: VersionDoc['provisions'], operations: readonly Operation[]): Provision[] {
  const concerned = concernedBy(provisions, operations)
  return provisions.filter(({ id }) => concerned.has(id)).map(plain)
}

function plain({ id, number, kind, parent, heading, text, shown, cited }: Provision): Provision {
  return { id, number, kind, parent, heading, text, ...(shown && { shown }), ...(cited && { cited }) }
}

/** The provisions that operations change, move or delete, and those beside or under which they place something. */
export function concernedBy(provisions: readonly Provision[], operations: readonly Operation[]): Set<string> {
  const places = operations.flatMap((operation) =>
    operation.op === 'insert-after' || operation.op === 'move' ? [operation.after ?? operation.parent] : [],
  )
  const named = places.filter((place) => place !== null)
  return new Set([...touchedProvisions(provisions, operations), ...named])
}
