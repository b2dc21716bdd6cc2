import { type ClientArea, type NoEvents, page } from '../../area.ts'
import type { messages } from './messages.en.ts'

export const identity: ClientArea<NoEvents, typeof messages> = {
  routes: [],
  navigation: [],
  live: {},
  frontRoutes: [page('sign-in', async () => (await import('./sign-in-page.tsx')).SignInPage)],
  words: async () => ({ sentences: {} }),
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
}
