import type { Instruments, Version } from '@quorate/shared/contracts/instrument'
import type { Span } from '@quorate/shared/domain/instrument/provenance'
import type { Operation, Provision } from '@quorate/shared/domain/instrument/provision'
import { touchedProvisions } from '@quorate/shared/domain/instrument/touched'
import type { InstrumentDoc, VersionDoc } from './read-models.ts'

type PresentedProvision = Omit<Version['provisions'][number], 'amendments'>

export function presentInstrument({ _id: id, title, versions }: InstrumentDoc): Instruments['instruments'][number] {
  return { id, title, versions }
}

/** A provision with the decision behind each stretch of its text, in each language it has. */
export function presentProvision(provision: VersionDoc['provisions'][number]): PresentedProvision {
  const { text, spans } = provision
  const [en, fr] = [spans.en ?? original(text.en), spans.fr ?? original(text.fr)]
  return { ...provision, spans: { ...(en.length > 0 && { en }), ...(fr.length > 0 && { fr }) } }
}

/** The provenance of a text as it was imported. */
function original(text: string | undefined): Span[] {
  return text === undefined || text === '' ? [] : [{ text, decision: null }]
}

/**
 * The provisions that operations touch or name as a place, in the version the operations are pinned to,
 * in reading order.
 */
export function presentBase(provisions: VersionDoc['provisions'], operations: readonly Operation[]): Provision[] {
  const concerned = concernedBy(provisions, operations)
  return provisions
    .filter(({ id }) => concerned.has(id))
    .map(({ id, number, kind, parent, heading, text }) => ({ id, number, kind, parent, heading, text }))
}

/** The provisions that operations change, move or delete, and those beside or under which they place something. */
export function concernedBy(provisions: readonly Provision[], operations: readonly Operation[]): Set<string> {
  const places = operations.flatMap((operation) =>
    operation.op === 'insert-after' || operation.op === 'move' ? [operation.after ?? operation.parent] : [],
  )
  const named = places.filter((place) => place !== null)
  return new Set([...touchedProvisions(provisions, operations), ...named])
}
