import type { ClientArea } from '../area.ts'
import { areas } from '../areas.ts'
import type { Compose, NameOfWords } from '../data/sentence.ts'
import { type ClientWorkKind, createWorkKinds } from '../data/work-kinds.ts'
import type { InLanguages } from '../i18n/in-languages.ts'
import type { LiveHandlers } from '../live/handlers.ts'

/** An area as the frame sees it, whatever its events and messages are. */
type AnyArea = Omit<ClientArea<Record<never, never>, object>, 'live' | 'words' | 'templates' | 'kinds'> & {
  live: LiveHandlers
  words: () => Promise<{
    sentences: Readonly<Record<string, Compose>>
    erasable?: Readonly<Record<string, NameOfWords>> | undefined
  }>
  templates?: InLanguages<object> | undefined
  kinds?: Readonly<Record<string, ClientWorkKind>> | undefined
}

export const everyArea: readonly (readonly [name: string, area: AnyArea])[] = Object.entries<AnyArea>(areas)

export const workKinds = createWorkKinds(new Map(everyArea.flatMap(([, { kinds }]) => Object.entries(kinds ?? {}))))
