import type { Address } from '../../data/address.ts'
import { type NamedThing, type Names, nameOr } from '../../data/sentence.ts'

export const decisionPaths = (at: Address) => ({
  decisions: at('decisions'),
  decision: (decision: string) => at('decisions', decision),
})

export function decisionName(names: Names, id: string): NamedThing {
  const symbol = names.of(id)?.symbol ?? undefined
  return nameOr(symbol, names.t('decisions.record.unknown.decision'), decisionPaths(names.address).decision(id))
}
