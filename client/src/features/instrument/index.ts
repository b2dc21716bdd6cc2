import type { InstrumentEvents } from '@quorate/shared/domain/instrument/events'
import { IconBook2 } from '@tabler/icons-react'
import { type ClientArea, page } from '../../area.ts'
import { instrumentLive, instrumentReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import { instrumentPaths } from './names.ts'
import type { messages as pageMessages } from './pages.en.ts'
import { pages, withInstrumentMessages } from './parts/with-messages.ts'
import type { messages as templates } from './sentences.en.ts'

export const instrument: ClientArea<InstrumentEvents, typeof messages, typeof templates, typeof pageMessages> = {
  routes: [
    page('instrument', async () => (await withInstrumentMessages(import('./instruments-page.tsx'))).InstrumentsPage),
    page(
      'instrument/:instrument/compare/:from/:to',
      async () => (await withInstrumentMessages(import('./comparison-page.tsx'))).ComparisonPage,
    ),
    page(
      'instrument/:instrument/:version?',
      async () => (await withInstrumentMessages(import('./instrument-page.tsx'))).InstrumentPage,
    ),
  ],
  navigation: [
    {
      group: 'text',
      order: 10,
      label: (t) => t('instrument.nav'),
      icon: IconBook2,
      to: (address) => instrumentPaths(address).instruments,
    },
  ],
  live: instrumentLive,
  reacts: instrumentReactions,
  words: async () => (await import('./sentences.ts')).instrumentWords,
  templates: { en: () => import('./sentences.en.ts'), fr: () => import('./sentences.fr.ts') },
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
  pages,
}
