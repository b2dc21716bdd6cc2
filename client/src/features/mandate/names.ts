import type { ClauseRef } from '@quorate/shared/domain/proposals/events'
import { type NamedThing, type Names, nameOr } from '../../data/sentence.ts'
import { mandatePaths } from './paths.ts'
import { mandatesQuery } from './queries.ts'

export function mandateName(names: Names, id: string): NamedThing {
  const title = names.from(mandatesQuery)?.mandates.find((mandate) => mandate.id === id)?.title
  return nameOr(
    title && names.official(title),
    names.t('mandate.record.unknown.mandate'),
    mandatePaths(names.address).mandate,
  )
}

export const clauseName = (names: Names, { mandate, clause }: ClauseRef): NamedThing => ({
  text: names.t('mandate.record.clause', { clause }),
  to: mandatePaths(names.address).clause(mandate, clause),
})
