import type { SessionEvents } from '@quorate/shared/domain/sessions/events'
import { IconCalendarEvent } from '@tabler/icons-react'
import { type ClientArea, page } from '../../area.ts'
import { withVoteMessages } from '../votes/parts/with-messages.ts'
import { floorAlerts } from './floor-alerts.ts'
import { sessionLive, sessionReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import { sessionPaths } from './names.ts'
import type { messages as pageMessages } from './pages.en.ts'
import { pages, withSessionMessages } from './parts/with-messages.ts'
import type { messages as templates } from './sentences.en.ts'

export const sessions: ClientArea<SessionEvents, typeof messages, typeof templates, typeof pageMessages> = {
  routes: [
    page('sessions', async () => (await withSessionMessages(import('./session-list-page.tsx'))).SessionListPage),
    page('sessions/:session', async () => (await withSessionMessages(import('./session-page.tsx'))).SessionPage),
    page(
      'sessions/:session/screen',
      async () => (await withVoteMessages(withSessionMessages(import('./session-screen-page.tsx')))).SessionScreenPage,
    ),
  ],
  navigation: [
    {
      group: 'meetings',
      order: 10,
      label: (t) => t('sessions.nav'),
      icon: IconCalendarEvent,
      to: (address) => sessionPaths(address).sessions,
      inBar: true,
    },
  ],
  live: sessionLive,
  reacts: sessionReactions,
  alerts: floorAlerts,
  words: async () => (await import('./sentences.ts')).sessionWords,
  templates: { en: () => import('./sentences.en.ts'), fr: () => import('./sentences.fr.ts') },
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
  pages,
}
