import fc from 'fast-check'
import type { PresentedEvent } from '../contracts/events.ts'
import type { AreaTypes } from './area.ts'
import { areas } from './areas.ts'
import type { Command, CommandData, CommandType } from './command.ts'
import type { Fixture } from './committee-fixture.ts'
import type { EventType } from './event.ts'
import { CAPACITIES, ROLES } from './membership/events.ts'
import { FLOOR_KINDS } from './sessions/floor-events.ts'
import { LINK_MEANINGS } from './works/events.ts'

/** For tests: an area's examples, in which no type of its commands and events is missing. */
export type Examples<A extends AreaTypes> = {
  /** At least one of every type, as its viewers see it, and one of every way its sentence can turn out. */
  events: { readonly [T in keyof A['events'] & EventType]: readonly NonNullable<PresentedEvent<T>['data']>[] }
  /** One of every type, on what the committee of the fixture has. */
  commands: { readonly [T in keyof A['commands'] & CommandType]: Command<T> }
  /** Who may give it at all, by capacity: a delegate, business, an observer, the chair, a vice-chair, the Secretariat. */
  rights: { readonly [T in keyof A['commands'] & CommandType]: readonly [Command<T>, Row] }
  /** Random fields. */
  fields: {
    readonly [T in keyof A['commands'] & CommandType]: {
      readonly [F in keyof CommandData[T]]-?: fc.Arbitrary<CommandData[T][F]>
    }
  }
  /** Does by the rules whatever of this area the tests' stories do not have: every type of event is to occur. */
  play?: (fixture: Fixture) => void
}

export const YES = 'may'
export const NO = 'not-allowed'
/** By capacity: `YES`, or the code of the refusal. */
export type Row = readonly [string, string, string, string, string, string]
export const ASKS: Row = [YES, YES, YES, 'moderators-do-not-ask', 'moderators-do-not-ask', 'moderators-do-not-ask']

export const NAME = { en: 'A name' }

export const title = { en: 'Title' }
export const counts = { base: 5, needed: 4, quorumNeeded: 3, entitled: 5, present: 5, for: 4, against: 1, abstain: 0 }
export const result = { ...counts, outcome: 'carried', reason: 'reached' } as const
export const profile = {
  id: 'p',
  quorum: null,
  base: 'all-entitled',
  threshold: { numerator: 1, denominator: 2, strictly: true },
  tie: 'lost',
} as const

/** Of all areas: kinds of things with erasable words. */
export const ERASABLE = Object.values<{ erasable?: object | undefined }>(areas).flatMap(({ erasable = {} }) =>
  Object.keys(erasable),
)

/** Ids as the fixture counts them, the first ones the likeliest; some are not known. */
export const id = (prefix: string, ...numbers: number[]) =>
  fc.constantFrom(...numbers).map((number) => `${prefix}${number}`)
export const [work, thread, vote] = [id('p', 1, 1, 1, 2, 2, 3), id('t', 1, 1, 2, 9), id('v', 1, 1, 1, 2, 2, 3)]
export const [comment, session] = [id('c', 1, 1, 1, 2, 2, 3), id('s', 1, 1, 1, 1, 2)]
export const [delegation, member] = [id('d', 1, 2, 3, 4, 5), id('m', 1, 2, 3, 4, 7, 10, 13, 13, 14, 17)]
export const [text, reason] = [fc.constantFrom('One.', 'Two.'), fc.constant('A reason')]
export const name = fc.constant({ en: 'A name' })
export const principal = fc.constantFrom('d1', 'd2', 'seat-1', 'observer-1', null)
export const speaker = fc.constantFrom('d1', 'd2')
export const kind = fc.constantFrom(...FLOOR_KINDS, 'statement', 'statement')
export const role = fc.constantFrom(...ROLES, null)
export const capacity = fc.constantFrom(...CAPACITIES)
export const meaning = fc.constantFrom(...LINK_MEANINGS.slice(0, 2))
export const provision = fc.constantFrom('p1-s1-1', 'p1-s1-2', 'p1-s2-1')
export const erasable = fc.oneof(
  fc.record({ kind: fc.constant('comment' as const), id: comment }),
  fc.record({ kind: fc.constantFrom('proposal' as const, 'work' as const), id: work }),
  fc.record({ kind: fc.constant('participant' as const), id: member }),
)
