import type { PagePath } from '@quorate/shared/contracts/pages'
import type { AreaName } from '@quorate/shared/domain/area'
import type { Areas } from '@quorate/shared/domain/areas'
import type { EventData, EventType } from '@quorate/shared/domain/event'
import type { Language } from '@quorate/shared/domain/language'
import { type ComponentType, createElement, lazy, type ReactNode } from 'react'
import type { RouteObject } from 'react-router'
import type { Address } from './data/address.ts'
import type { NameOfWords, Sentences } from './data/sentence.ts'
import type { ClientWorkKind } from './data/work-kinds.ts'
import type { InLanguages } from './i18n/in-languages.ts'
import type { Translate } from './i18n/translate.ts'
import type { Alert, AlertScope } from './live/alerts.ts'
import type { LiveHandler, LiveHandlers } from './live/handlers.ts'

/** The groups of the navigation, in their order; entries in no group come first. */
export const GROUPS = ['work', 'meetings', 'text', 'committee'] as const
export type NavigationGroup = (typeof GROUPS)[number]

export type NavigationEntry = {
  group: NavigationGroup | null
  /** Its place within the group: the lower, the earlier. */
  order: number
  label: (t: Translate) => string
  icon: ComponentType<{ 'aria-hidden'?: boolean; size?: number; stroke?: number }>
  to: (address: Address) => string
  /** On a phone, among the places at the foot of the page. */
  inBar?: boolean
}

/** Notices of an area that reach the reader on whichever page they are. */
export type Alerts = {
  /** How events raise and drop them. */
  change: LiveHandlers
  /** After a fresh start no event tells what happened meanwhile: raises the alerts that still hold. */
  restore: (scope: AlertScope) => Promise<void>
  words: (
    alert: Alert,
    t: Translate,
    address: Address,
    language: Language,
  ) => {
    /** Read out, in full. */
    spoken: string
    shown: string
    link: { label: string; to: string }
  }
}

/** How each event of an area changes its pages. */
export type LiveOf<Events> = { readonly [T in keyof Events & EventType]: LiveHandler<T> | 'changes no page' }

/** The name of an area with events, for the reader who filters the record. */
type MessagesFor<Events> = keyof Events extends never ? object : { area: string }

/** The templates of the sentences for these events, and the names of their types. */
type TemplatesFor<Events> = keyof Events extends never
  ? object
  : { record: { sentence: object; type: { [T in keyof Events & EventType]: string } } }

/** The kinds that the domain's area with these events brings: of work, or of things with erasable words. */
type Brings<Events, What extends 'kinds' | 'erasable'> = keyof Events extends never
  ? never
  : {
      [A in AreaName]: keyof Events extends keyof Areas[A]['events']
        ? Areas[A] extends { [W in What]: infer Kinds extends string }
          ? Kinds
          : never
        : never
    }[AreaName]

/**
 * An area of the client. It does not compile while one of its events has no live handler (or says that it
 * changes no page), no sentence for the record, or no words in English and French; nor while one of its kinds of work
 * has no pages, or its erasable words have no name.
 */
export type ClientArea<
  Events extends Partial<EventData>,
  Messages extends MessagesFor<Events>,
  Templates extends TemplatesFor<Events> = TemplatesFor<Events>,
  Pages extends object = object,
> = {
  /** Pages below a committee. */
  routes: readonly RouteObject[]
  /** Pages for people who are not, or not yet, in a committee. */
  frontRoutes?: readonly RouteObject[]
  navigation: readonly NavigationEntry[]
  /** Wraps every page of a committee, for state that must outlive a page. */
  around?: ComponentType<{ children: ReactNode }>
  /** Shown above every page of a committee. */
  note?: ComponentType
  /** How its own events change its pages. */
  live: LiveOf<Events>
  /** How events of other areas change its pages. */
  reacts?: LiveHandlers
  /** What it does with every event, of any type, when it comes. */
  everyEvent?: LiveHandler
  alerts?: Alerts
  /** How its events read in the record; fetched by who reads it, as are the templates of these sentences. */
  words: () => Promise<
    { sentences: Sentences<Events, Templates> } & Bringing<'erasable', Brings<Events, 'erasable'>, NameOfWords>
  >
  /** Those that any page may show. */
  messages: InLanguages<Messages>
  /** Those that only its own pages and parts show, if these are many: fetched with them. */
  pages?: InLanguages<Pages>
} & ([keyof Events] extends [never] ? { templates?: undefined } : { templates: InLanguages<Templates> }) &
  Bringing<'kinds', Brings<Events, 'kinds'>, ClientWorkKind>

/** By kind; left out where the area has none. */
type Bringing<What extends string, Kinds extends string, Brought> = [Kinds] extends [never]
  ? { [W in What]?: undefined }
  : { [W in What]: { readonly [K in Kinds]: Brought } }

/** An area that has no events of its own: it shows those of others. */
export type NoEvents = Record<never, never>

/** A page whose code is fetched when somebody first goes there. Its address is in the one list of them. */
export function page(path: PagePath, load: () => Promise<ComponentType>): RouteObject {
  let Page: ComponentType
  const renew = () => {
    Page = lazy(async () => {
      try {
        return { default: await load() }
      } catch (error) {
        // The next visit tries again.
        renew()
        throw error
      }
    })
  }
  renew()
  return { path, Component: () => createElement(Page) }
}

export type EventOf<Area> = Area extends { live: infer Live } ? Extract<keyof Live, EventType> : never
