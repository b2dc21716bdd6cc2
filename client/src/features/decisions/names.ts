import { type NamedThing, type Names, nameOr } from '../../data/sentence.ts'
import { decisionPaths } from './paths.ts'

export function decisionName(names: Names, id: string): NamedThing {
  const symbol = names.of(id)?.symbol ?? undefined
  return nameOr(symbol, names.t('decisions.record.unknown.decision'), decisionPaths(names.address).decision(id))
}
