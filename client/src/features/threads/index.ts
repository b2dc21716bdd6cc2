import type { ThreadEvents } from '@quorate/shared/domain/threads/events'
import { type ClientArea, page } from '../../area.ts'
import { threadLive, threadReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import { OutboxNote } from './outbox-note.tsx'
import { OutboxProvider } from './outbox-provider.tsx'

export const threads: ClientArea<ThreadEvents, typeof messages> = {
  routes: [page('threads/:thread', async () => (await import('./whole-thread-page.tsx')).WholeThreadPage)],
  navigation: [],
  live: threadLive,
  reacts: threadReactions,
  around: OutboxProvider,
  note: OutboxNote,
  words: async () => (await import('./sentences.ts')).threadWords,
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
}
