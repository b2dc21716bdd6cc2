import type { Address } from '../../data/address.ts'
import { type NamedThing, type Names, nameOr } from '../../data/sentence.ts'

export const decisionPaths = (at: Address) => ({
  decisions: at('decisions'),
  decision: (decision: string) => at('decisions', decision),
})

/** A decision by its symbol, at the beginning of a sentence. */
export function decisionName(names: Names, id: string): NamedThing {
  const symbol = names.of(id)?.symbol ?? undefined
  const text = symbol === undefined ? undefined : names.t('decisions.record.decision', { symbol })
  return nameOr(text, names.t('decisions.record.unknown.decision'), decisionPaths(names.address).decision(id))
}
