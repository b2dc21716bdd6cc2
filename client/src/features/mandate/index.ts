import type { MandateEvents } from '@quorate/shared/domain/mandate/events'
import { IconListNumbers } from '@tabler/icons-react'
import { type ClientArea, page } from '../../area.ts'
import { mandateLive, mandateReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import { mandatePaths } from './names.ts'

export const mandate: ClientArea<MandateEvents, typeof messages> = {
  routes: [
    page('mandate', async () => (await import('./mandate-page.tsx')).MandatePage),
    page('mandate/:mandate/:clause', async () => (await import('./clause-page.tsx')).ClausePage),
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
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
}
