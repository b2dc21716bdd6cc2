import type { MandateEvents } from '@quorate/shared/domain/mandate/events'
import { IconListNumbers } from '@tabler/icons-react'
import { type ClientArea, page } from '../../area.ts'
import { mandateLive, mandateReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import { mandatePaths } from './names.ts'
import type { messages as pageMessages } from './pages.en.ts'
import { pages, withMandateMessages } from './parts/with-messages.ts'
import type { messages as templates } from './sentences.en.ts'

export const mandate: ClientArea<MandateEvents, typeof messages, typeof templates, typeof pageMessages> = {
  routes: [
    page('mandate', async () => (await withMandateMessages(import('./mandate-page.tsx'))).MandatePage),
    page('mandate/:mandate/:clause', async () => (await withMandateMessages(import('./clause-page.tsx'))).ClausePage),
  ],
  navigation: [
    {
      group: 'work',
      order: 10,
      label: (t) => t('mandate.nav'),
      icon: IconListNumbers,
      to: (address) => mandatePaths(address).mandate,
    },
  ],
  live: mandateLive,
  reacts: mandateReactions,
  words: async () => (await import('./sentences.ts')).mandateWords,
  templates: { en: () => import('./sentences.en.ts'), fr: () => import('./sentences.fr.ts') },
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
  pages,
}
