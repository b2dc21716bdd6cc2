import type { InstrumentEvents } from '@quorate/shared/domain/instrument/events'
import { IconBook2 } from '@tabler/icons-react'
import { type ClientArea, page } from '../../area.ts'
import { instrumentLive, instrumentReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import { instrumentPaths } from './names.ts'

export const instrument: ClientArea<InstrumentEvents, typeof messages> = {
  routes: [
    page('instrument', async () => (await import('./instruments-page.tsx')).InstrumentsPage),
    page(
      'instrument/:instrument/compare/:from/:to',
      async () => (await import('./comparison-page.tsx')).ComparisonPage,
    ),
    page('instrument/:instrument/:version?', async () => (await import('./instrument-page.tsx')).InstrumentPage),
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
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
}
