import type { ClauseRef } from '@quorate/shared/domain/works/events'
import type { Address } from '../../data/address.ts'
import { type NamedThing, type Names, nameOr } from '../../data/sentence.ts'

export const mandatePaths = (at: Address) => ({
  mandate: at('mandate'),
  clause: (mandate: string, clause: string) => at('mandate', mandate, clause),
  importMandate: at('mandate', 'import'),
})

export function mandateName(names: Names, id: string): NamedThing {
  const title = names.of(id)?.title
  const text = title ? names.official(title) : undefined
  return nameOr(text, names.t('mandate.record.unknown.mandate'), mandatePaths(names.address).mandate)
}

export const clauseName = (names: Names, { mandate, clause }: ClauseRef): NamedThing => ({
  text: names.t('mandate.record.clause', { clause }),
  to: mandatePaths(names.address).clause(mandate, clause),
})
