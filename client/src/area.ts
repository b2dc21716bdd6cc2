import type { EventData, EventType } from '@quorate/shared/domain/event'
import type { WorkKind } from '@quorate/shared/domain/works/kind'
import type { TFunction } from 'i18next'
import { type ComponentType, createElement, type ReactNode } from 'react'
import type { RouteObject } from 'react-router'
import type { Address } from './data/address.ts'
import type { Sentences } from './data/sentence.ts'
import type { ClientWorkKind } from './data/work-kinds.ts'
import type { Like } from './i18n/like.ts'
import type { Alert, AlertScope } from './live/alerts.ts'
import type { LiveHandler, LiveHandlers } from './live/handlers.ts'

/** The groups of the navigation, in their order; what is in no group comes first. */
export const GROUPS = ['work', 'meetings', 'text', 'committee'] as const
export type NavigationGroup = (typeof GROUPS)[number]

export type NavigationEntry = {
  group: NavigationGroup | null
  /** Its place within the group: the lower, the earlier. */
  order: number
  label: (t: TFunction) => string
  icon: ComponentType<{ 'aria-hidden'?: boolean; size?: number; stroke?: number }>
  to: (address: Address) => string
  /** On a phone, among the places at the foot of the page. */
  inBar?: boolean
}

/** Notices of an area that reach the reader on whichever page they are. */
export type Alerts = {
  /** After a fresh start no event tells what happened meanwhile: raises what still holds. */
  restore: (scope: AlertScope) => Promise<void>
  words: (
    alert: Alert,
    t: TFunction,
    address: Address,
  ) => {
    /** Read out, in full. */
    spoken: string
    shown: string
    link: { label: string; to: string }
  }
}

/** What each event of an area changes on its pages. */
export type LiveOf<Events> = { readonly [T in keyof Events & EventType]: LiveHandler<T> | 'changes no page' }

/** What the messages of an area with events hold for the record. */
type MessagesFor<Events> = keyof Events extends never
  ? object
  : { record: { area: string; sentence: object; type: { [T in keyof Events & EventType]: string } } }

/**
 * What an area of the client brings. It does not compile while one of its events has no live handler (or says that it
 * changes no page), no sentence for the record, or no words in English and French.
 */
export type ClientArea<
  Events extends Partial<EventData>,
  Messages extends MessagesFor<Events>,
  Kinds extends WorkKind = never,
> = {
  /** Pages below a committee. */
  routes: readonly RouteObject[]
  /** Pages for those who are not, or not yet, in a committee. */
  frontRoutes?: readonly RouteObject[]
  navigation: readonly NavigationEntry[]
  /** Wraps every page of a committee: what must outlive the page that it began on. */
  around?: ComponentType<{ children: ReactNode }>
  /** Shown above every page of a committee. */
  note?: ComponentType
  /** What its own events change on its pages. */
  live: LiveOf<Events>
  /** What events of other areas change on its pages. */
  reacts?: LiveHandlers
  /** What every event changes on its pages, whatever its type. */
  everyEvent?: LiveHandler
  alerts?: Alerts
  sentences: Sentences<Events, Messages>
  messages: {
    en: () => Promise<{ messages: Messages }>
    fr: () => Promise<{ messages: Like<Messages> }>
  }
} & KindsOf<Kinds>

/** The kinds of work that an area brings to the pages of others. */
type KindsOf<Kinds extends WorkKind> = [Kinds] extends [never]
  ? { kinds?: undefined }
  : { kinds: { readonly [K in Kinds]: ClientWorkKind } }

/** An area that has no events of its own: it shows those of others. */
export type NoEvents = Record<never, never>

/** How the router has the code of a page fetched before it shows it. */
export type PageHandle = { prepare: () => Promise<void> }

/** A page whose code is fetched when somebody first goes there. What fails then fails the page. */
export function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  let Page: ComponentType | undefined
  let failure: unknown
  const handle: PageHandle = {
    async prepare() {
      failure = undefined
      try {
        Page ??= await load()
      } catch (error) {
        failure = error
      }
    },
  }
  const Component = () => {
    if (failure !== undefined) throw failure
    return Page ? createElement(Page) : null
  }
  return { path, handle, Component }
}

export type KindOf<Area> = Area extends { kinds: infer Kinds } ? Extract<keyof Kinds, WorkKind> : never
export type EventOf<Area> = Area extends { live: infer Live } ? Extract<keyof Live, EventType> : never
