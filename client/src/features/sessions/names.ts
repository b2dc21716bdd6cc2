import type { Address } from '../../data/address.ts'
import { type NamedThing, type Names, plain } from '../../data/sentence.ts'

export const sessionPaths = (at: Address) => ({
  sessions: at('sessions'),
  session: (session: string) => at('sessions', session),
  screen: (session: string) => at('sessions', session, 'screen'),
})

export function sessionName(names: Names, id: string): NamedThing {
  const title = names.of(id)?.title
  return title ? sessionCalled(names, id, names.official(title)) : plain(names.t('sessions.record.unknown.session'))
}

/** A session by its title: “the session “Third session””. */
export const sessionCalled = (names: Names, id: string, title: string): NamedThing => ({
  text: names.t('sessions.record.session', { title }),
  to: sessionPaths(names.address).session(id),
})

export function itemName(names: Names, item: string): NamedThing {
  const found = names.of(item)
  if (!found?.title || found.number === null) return { text: names.t('sessions.record.unknown.item') }
  return { text: names.t('sessions.record.item', { number: found.number, title: names.official(found.title) }) }
}
