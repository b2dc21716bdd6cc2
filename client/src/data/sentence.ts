import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { RecordName } from '@quorate/shared/contracts/record'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import type { EventActor, EventType } from '@quorate/shared/domain/event'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import { createContext } from 'react'
import type { KeyOf } from '../i18n/message-key.ts'
import type { Translate } from '../i18n/translate.ts'
import type { ReadableText } from '../ui/read-in.ts'
import type { Address } from './address.ts'

/** A thing in a sentence: its name and, if it has a page, the link there. */
export type NamedThing = { text: string; to?: string }

/** Names of the things that events refer to by id, as far as this reader may know them. */
export type Names = {
  t: Translate
  /** The addresses of things in this committee. */
  address: Address
  actor: (actor: EventActor) => NamedThing
  member: (id: string) => NamedThing
  principal: (id: string) => NamedThing
  /** The page of participants, as the link of things without a page of their own. */
  participants: { to: string }
  official: (text: ReadableText) => string
  /** The name of an id of the record; undefined until it is known, and if this reader may not know it. */
  of: (id: string) => RecordName | undefined
  /** A work by its symbol, or a comment in its discussion. */
  work: (work: WorkLine, comment?: number) => NamedThing
  /** The name of the erasable words of a kind of thing; undefined for a kind that this page does not know. */
  erasableOf: (kind: string) => NameOfWords | undefined
  /** The name of a kind of work. */
  kind: (kind: string) => string
  stage: (work: Pick<WorkLine, 'kind' | 'stage' | 'open'>) => string
}

/** The parts of a sentence that depend on the reader's language. */
export type Phrases = {
  t: Translate
  official: (text: OfficialText) => string
  /** A duration, given in seconds. */
  duration: (seconds: number) => string
  list: (names: readonly string[]) => string
  /** An instant with its date, time and zone. */
  moment: (at: number, timeZone: string) => string
}

/**
 * An event as a sentence: the key of its template, the values of its slots, and the words somebody wrote with it (null:
 * they were erased or are closed to this reader; left out: the event has none).
 */
export type Sentence<Key extends string = string> = {
  key: Key
  values: Record<string, NamedThing>
  count?: number
  quote?: string | null
}

type Data<T extends EventType> = NonNullable<PresentedEvent<T>['data']>

/** The sentence of each of an area's events, by templates that its messages have. */
export type Sentences<Events, Messages> = {
  readonly [T in keyof Events & EventType]: (
    data: Data<T>,
    names: Names,
    phrases: Phrases,
  ) => Sentence<Messages extends { record: { sentence: infer Templates } } ? KeyOf<Templates> : never>
}

export const plain = (text: string | number): NamedThing => ({ text: String(text) })

/** The name as the event itself has it, in the reader's language, with the link to the thing. */
export function named(thing: NamedThing, name: OfficialText, phrases: Phrases): NamedThing {
  return { ...thing, text: phrases.official(name) }
}

/** The name, if it is known, with its link; if not, the kind of thing. */
export function nameOr(text: string | undefined, otherwise: string, to: string): NamedThing {
  return text === undefined ? { text: otherwise } : { text, to }
}

/** The name of the erasable words of a thing, as the object of a sentence: “the justification of HLSG/P/1”. */
export type NameOfWords = (id: string, names: Names) => NamedThing

export type Compose = (data: never, names: Names, phrases: Phrases) => Sentence

/** All areas' sentences, as the frame puts them together. */
export type RecordWords = {
  /** The area of each type of event, and its sentence. */
  sentences: ReadonlyMap<EventType, { area: string; compose: Compose }>
  /** By kind of thing that has erasable words. */
  erasable: ReadonlyMap<string, NameOfWords>
}

/** Fetches the sentences: few pages need them. */
export const RecordWordsContext = createContext<(() => Promise<RecordWords>) | null>(null)
