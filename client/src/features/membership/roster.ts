import type { Committee, Participant, Principal } from '@quorate/shared/contracts/membership'
import { folded } from '@quorate/shared/domain/folded'
import type { Language } from '@quorate/shared/domain/language'
import { REGIONS, type Region } from '@quorate/shared/domain/membership/events'
import { readIn } from '../../ui/read-in.ts'

/** A delegation, seat or observer with its people. */
export type RosterLine = { principal: Principal; name: string; people: Participant[] }

export type Roster = {
  officers: Participant[]
  delegations: { region: Region | null; lines: RosterLine[] }[]
  seats: RosterLine[]
  observers: RosterLine[]
  former: Participant[]
}

const OFFICES: readonly string[] = ['chair', 'vice-chair', 'secretariat']
const ROLE_ORDER = ['head', 'alternate', 'adviser'] as const

/** The present and former participants, in the order of a printed list of participants, narrowed to `search`. */
export function rosterOf(
  { participants: everybody, principals }: Pick<Committee, 'participants' | 'principals'>,
  language: Language,
  search = '',
): Roster {
  const collator = new Intl.Collator(language, { sensitivity: 'base' })
  const wanted = folded(search.trim())
  const matches = (text: string | null) => text !== null && folded(text).includes(wanted)

  const participants = everybody.filter(({ left }) => !left)
  const lines = (kind: Principal['kind']): RosterLine[] =>
    principals
      .filter((principal) => principal.kind === kind)
      .map((principal) => ({ principal, name: readIn(principal.name, language).text, people: peopleOf(principal) }))
      .filter(({ name, people }) => matches(name) || people.some((person) => matches(person.name)))
      .sort((a, b) => collator.compare(a.name, b.name))

  const peopleOf = ({ id }: Principal): Participant[] =>
    participants
      .filter((person) => person.principal === id && !isOfficer(person))
      .sort((a, b) => rank(a) - rank(b) || collator.compare(a.name ?? '', b.name ?? ''))

  const delegations = lines('delegation')
  return {
    officers: participants
      .filter((person) => isOfficer(person) && (wanted === '' || matches(person.name)))
      .sort((a, b) => office(a) - office(b) || collator.compare(a.name ?? '', b.name ?? '')),
    delegations: [...REGIONS, null].flatMap((region) => {
      const ofRegion = delegations.filter(({ principal }) => principal.region === region)
      return ofRegion.length > 0 ? [{ region, lines: ofRegion }] : []
    }),
    seats: lines('seat'),
    observers: lines('observer'),
    former: everybody
      .filter((person) => person.left && (wanted === '' || matches(person.name)))
      .sort((a, b) => collator.compare(a.name ?? '', b.name ?? '')),
  }
}

const office = ({ capacity }: Participant): number => OFFICES.indexOf(capacity)
const isOfficer = (person: Participant): boolean => office(person) !== -1
const rank = ({ role }: Participant): number => (role === null ? ROLE_ORDER.length : ROLE_ORDER.indexOf(role))

/** Whether the last year of a seat's term is over, in UTC. `now` is in milliseconds. */
export function isOver(term: Principal['term'], now: number): boolean {
  return term !== null && new Date(now).getUTCFullYear() > term.until
}
