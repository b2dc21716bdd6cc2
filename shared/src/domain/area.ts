import type { Areas } from './areas.ts'
import type { Command, CommandType } from './command.ts'
import type { CommitteeState } from './committee-state.ts'
import type { Context } from './context.ts'
import type { EventType, NewEvent, RecordedEvent } from './event.ts'
import type { Result } from './refusal.ts'
import type { HasWords, TextRef } from './words.ts'
import type { WorkKindRules } from './works/kind.ts'

/** The types an area brings: its commands, its events, and the state that its rules need. */
export type AreaTypes = {
  commands: object
  events: object
  state: object
  /** The kinds of its things that hold erasable words. An area whose events carry words says so; `never`: none. */
  erasable?: string
  /** The kinds of work that it brings. */
  kinds?: string
}

/** Judges one type of command: the events it makes, or why it is refused. Pure: it leaves the state as it is. */
export type Rule<T extends CommandType> = {
  (state: CommitteeState, command: Command<T>, context: RuleContext): Result<NewEvent[]>
  /** It needs nothing of the state; see `stateless`. */
  readonly stateless?: true
}

/** A rule's arguments beside the state: the caller's context, and what other areas bring. */
export type RuleContext = Context & {
  /** Whether things of this kind have erasable words. */
  readonly isErasable: (kind: string) => kind is ErasableKind
  /** Where the words of this kind of thing are; undefined for a kind that has none. */
  readonly erasableOf: (kind: string) => Erasable | undefined
  /** The rules of this kind of work; undefined for a kind that no area brings. */
  readonly kindOf: (kind: string) => WorkKindRules | undefined
}

export type Rules<C> = { readonly [T in keyof C & CommandType]: Rule<T> }

/** Takes one type of event into the state, which it changes in place. */
export type Fold<T extends EventType> = (state: CommitteeState, event: RecordedEvent<T>) => void
export type Folds<E> = { readonly [T in keyof E & EventType]: Fold<T> }

/** Where a thing's erasable words are that have not been erased yet; undefined if there is no such thing. */
export type Erasable = (state: CommitteeState, id: string) => readonly TextRef[] | undefined

/**
 * Something the schedule has to do: from `at` (UTC milliseconds) on, the actor `system` gives `command` once.
 * `key` names what and for when, e.g. `close:v1:1780000000000`, so that only one of several nodes takes effect.
 */
export type DueCommand = { at: number; key: string; command: Command }

/** An area's part of the domain. One that lacks a rule or a fold does not compile. */
export type Area<A extends AreaTypes> = {
  empty: () => A['state']
  rules: Rules<A['commands']>
  folds: Folds<A['events']>
  /** Events of other areas that change this area's state; folded after their own area's fold. */
  alsoFolds?: { readonly [T in Exclude<EventType, keyof A['events']>]?: Fold<T> }
  /** The tasks that fall due, from the state alone. Left out if the area has none. */
  due?: (state: CommitteeState) => readonly DueCommand[]
} & ErasableOf<A> &
  KindsOf<A>

/** By kind of thing. The area's fold of `WordsErased` forgets the texts (`textsAfter`). */
type ErasableOf<A extends AreaTypes> = A extends { erasable: infer K extends string }
  ? { erasable: { readonly [Kind in K]: Erasable } }
  : HasWords<A['events']> extends true
    ? { erasable: never }
    : { erasable?: undefined }
type KindsOf<A> = A extends { kinds: infer K extends string }
  ? { kinds: { readonly [Kind in K]: WorkKindRules } }
  : { kinds?: undefined }

/** Any area: the key of each function is the type that it takes, so the compiler keeps the two together. */
export type AnyArea = {
  empty: () => object
  rules: Readonly<Record<string, unknown>>
  folds: Readonly<Record<string, unknown>>
  alsoFolds?: Readonly<Record<string, unknown>>
  due?: (state: CommitteeState) => readonly DueCommand[]
  erasable?: Readonly<Record<string, Erasable>> | undefined
  kinds?: Readonly<Record<string, WorkKindRules>> | undefined
}

export type AreaName = keyof Areas
export type CommandOf<A extends AreaName> = keyof Areas[A]['commands'] & CommandType
export type EventOf<A extends AreaName> = keyof Areas[A]['events'] & EventType
/** The kinds of things of a committee that hold erasable words. */
export type ErasableKind = {
  [A in AreaName]: Areas[A] extends { erasable: infer K extends string } ? K : never
}[AreaName]

/** From `A | B` to `A & B`. */
export type All<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never
