import { type NamedThing, type Names, nameOr } from '../../data/sentence.ts'
import { sessionPaths } from './paths.ts'

export function sessionName(names: Names, id: string): NamedThing {
  const title = names.of(id)?.title
  const text = title ? names.official(title) : undefined
  return nameOr(text, names.t('sessions.record.unknown.session'), sessionPaths(names.address).session(id))
}

export function itemName(names: Names, item: string): NamedThing {
  const found = names.of(item)
  if (!found?.title || found.number === null) return { text: names.t('sessions.record.unknown.item') }
  return { text: names.t('sessions.record.item', { number: found.number, title: names.official(found.title) }) }
}
