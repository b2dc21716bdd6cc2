import type { DecisionEvents } from '@quorate/shared/domain/decisions/events'
import { IconCertificate } from '@tabler/icons-react'
import { type ClientArea, page } from '../../area.ts'
import { decisionLive, decisionReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import { decisionPaths } from './names.ts'
import type { messages as pageMessages } from './pages.en.ts'
import { pages, withDecisionMessages } from './parts/with-messages.ts'
import type { messages as templates } from './sentences.en.ts'

export const decisions: ClientArea<DecisionEvents, typeof messages, typeof templates, typeof pageMessages> = {
  routes: [
    page('decisions', async () => (await withDecisionMessages(import('./decision-list-page.tsx'))).DecisionListPage),
    page('decisions/:decision', async () => (await withDecisionMessages(import('./decision-page.tsx'))).DecisionPage),
  ],
  navigation: [
    {
      group: 'meetings',
      order: 30,
      label: (t) => t('decisions.nav'),
      icon: IconCertificate,
      to: (address) => decisionPaths(address).decisions,
    },
  ],
  live: decisionLive,
  reacts: decisionReactions,
  words: async () => (await import('./sentences.ts')).decisionWords,
  templates: { en: () => import('./sentences.en.ts'), fr: () => import('./sentences.fr.ts') },
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
  pages,
}
