import type { Span } from '@quorate/shared/domain/instrument/provenance'
import type { Provision } from '@quorate/shared/domain/instrument/provision'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { SeenDoc } from '../docs.ts'

export type InstrumentDoc = SeenDoc & {
  title: OfficialText
  /** From the first edition on; `decision` is null for the imported one. */
  versions: { number: number; at: number; decision: string | null }[]
}

/** Where the words of a text come from, for the languages in which a decision changed it; else it is as imported. */
export type Provenance = { en?: Span[]; fr?: Span[] }

/** A version never changes once written. `_id` is `versionId(instrument, number)`. */
export type VersionDoc = SeenDoc & {
  instrument: string
  number: number
  at: number
  decision: string | null
  /** In reading order. */
  provisions: (Provision & { spans: Provenance })[]
}

export function versionId(instrument: string, number: number): string {
  return `${instrument}:${number}`
}
