import { type NamedThing, type Names, nameOr } from '../../data/sentence.ts'
import { decisionPaths } from './paths.ts'
import { decisionsQuery } from './queries.ts'

export function decisionName(names: Names, id: string): NamedThing {
  const symbol = names.from(decisionsQuery)?.decisions.find((decision) => decision.id === id)?.symbol
  return nameOr(symbol, names.t('decisions.record.unknown.decision'), decisionPaths(names.address).decision(id))
}
