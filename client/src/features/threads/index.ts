import type { ThreadEvents } from '@quorate/shared/domain/threads/events'
import { type ClientArea, page } from '../../area.ts'
import { threadLive, threadReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import { OutboxNote } from './outbox-note.tsx'
import { OutboxProvider } from './outbox-provider.tsx'
import type { messages as templates } from './sentences.en.ts'

export const threads: ClientArea<ThreadEvents, typeof messages, typeof templates> = {
  routes: [page('threads/:thread', async () => (await import('./whole-thread-page.tsx')).WholeThreadPage)],
  navigation: [],
  live: threadLive,
  reacts: threadReactions,
  around: OutboxProvider,
  note: OutboxNote,
  words: async () => (await import('./sentences.ts')).threadWords,
  templates: { en: () => import('./sentences.en.ts'), fr: () => import('./sentences.fr.ts') },
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
}
