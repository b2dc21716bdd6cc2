import { type NamedThing, type Names, nameOr } from '../../data/sentence.ts'
import { sessionPaths } from './paths.ts'
import { sessionsQuery } from './queries.ts'

const found = (names: Names, id: string) => names.from(sessionsQuery)?.sessions.find((session) => session.id === id)

export const sessionName = (names: Names, id: string): NamedThing =>
  nameOr(found(names, id)?.title, names.t('sessions.record.unknown.session'), sessionPaths(names.address).session(id))

export function itemName(names: Names, session: string, item: string): NamedThing {
  const onAgenda = found(names, session)?.agenda.find((each) => each.item === item)
  return { text: onAgenda ? names.t('sessions.record.item', onAgenda) : names.t('sessions.record.unknown.item') }
}
