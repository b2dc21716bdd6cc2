import type { AreaName, CommandOf, EventOf } from '@quorate/shared/domain/area'
import type { EventType } from '@quorate/shared/domain/event'
import type { Policy } from './policy.ts'
import type { AudiencesNamed, Presenter, PresentNow, WordsEventType } from './present.ts'
import type { Handler, Handlers } from './projection.ts'
import type { ReadModel } from './read-model.ts'

/** An area's part of the record. One that lacks a policy, a projection or a presenter does not compile. */
export type RecordArea<A extends AreaName> = {
  policies: { readonly [T in CommandOf<A>]: Policy<T> }
  /** How each of the area's events changes the read models. */
  projection: { readonly [T in EventOf<A>]: Handler<T> | 'changes no read model' }
  /** How events of other areas change this area's read models. */
  alsoProjects?: Omit<Handlers, EventOf<A>>
  readModels: Readonly<Record<string, ReadModel>>
  /** How each of the area's events looks to those who see it. An event with words needs a presenter that opens them. */
  presenters: {
    readonly [T in EventOf<A>]: T extends WordsEventType ? Presenter<T> : Presenter<T> | 'as recorded'
  }
  /**
   * Audiences of things that an event names: those who see the event may not see them all, and its presenter leaves out
   * what they may not. These things, and so their audiences, are older than the event and never change.
   */
  audiencesNamed?: { readonly [T in EventOf<A>]?: AudiencesNamed<T> }
  /** How an event looks to those who read it later, if that has changed since. */
  presentsNow?: { readonly [T in EventOf<A>]?: PresentNow<T> }
}

/** Any area: the key of each function is the type that it takes, so the compiler keeps the two together. */
export type AnyRecordArea = {
  policies: Readonly<Record<string, unknown>>
  projection: Readonly<Record<string, unknown>>
  alsoProjects?: Readonly<Record<string, unknown>>
  readModels: Readonly<Record<string, ReadModel>>
  presenters: Readonly<Record<string, unknown>>
  audiencesNamed?: Readonly<Record<string, unknown>>
  presentsNow?: Readonly<Record<string, unknown>>
}

/** Entries of a table of functions by type of event, without those that state that there is nothing to do. */
export function functionsOf(table: Readonly<Record<string, unknown>> | undefined): [EventType, unknown][] {
  // The tables' types say that their keys are types of event.
  return Object.entries(table ?? {}).filter(([, one]) => typeof one === 'function') as [EventType, unknown][]
}
