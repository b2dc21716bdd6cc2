import type { WorkEvents } from '@quorate/shared/domain/works/events'
import { type ClientArea, page } from '../../area.ts'
import { workLive, workReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import type { messages as templates } from './sentences.en.ts'

export const works: ClientArea<WorkEvents, typeof messages, typeof templates> = {
  routes: [page('works/:work', async () => (await import('./work-page.tsx')).WorkPage)],
  navigation: [],
  live: workLive,
  reacts: workReactions,
  words: async () => (await import('./sentences.ts')).workWords,
  templates: { en: () => import('./sentences.en.ts'), fr: () => import('./sentences.fr.ts') },
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
}
