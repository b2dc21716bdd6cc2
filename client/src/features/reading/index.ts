import { type ClientArea, type NoEvents, page } from '../../area.ts'
import type { messages } from './messages.en.ts'
import type { messages as pageMessages } from './pages.en.ts'
import { pages, withReadingMessages } from './parts/with-messages.ts'

/** Importing a mandate or an instrument: reading a document, and correcting the reading before it counts. */
export const reading: ClientArea<NoEvents, typeof messages, object, typeof pageMessages> = {
  routes: [
    page(
      'mandate/import/:draft?',
      async () => (await withReadingMessages(import('./import-page.tsx'))).ImportMandatePage,
    ),
    page(
      'instrument/import/:draft?',
      async () => (await withReadingMessages(import('./import-page.tsx'))).ImportInstrumentPage,
    ),
  ],
  navigation: [],
  live: {},
  words: async () => ({ sentences: {} }),
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
  pages,
}
