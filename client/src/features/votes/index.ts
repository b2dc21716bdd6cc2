import type { VoteEvents } from '@quorate/shared/domain/votes/events'
import { IconScale } from '@tabler/icons-react'
import { type ClientArea, page } from '../../area.ts'
import { voteAlerts } from './alerts.ts'
import { voteLive, voteReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import { votePaths } from './names.ts'
import type { messages as pageMessages } from './pages.en.ts'
import { pages, withVoteMessages } from './parts/with-messages.ts'
import type { messages as templates } from './sentences.en.ts'

export const votes: ClientArea<VoteEvents, typeof messages, typeof templates, typeof pageMessages> = {
  routes: [
    page('votes', async () => (await withVoteMessages(import('./vote-list-page.tsx'))).VoteListPage),
    page('votes/:vote', async () => (await withVoteMessages(import('./vote-page.tsx'))).VotePage),
  ],
  navigation: [
    {
      group: 'meetings',
      order: 20,
      label: (t) => t('votes.nav'),
      icon: IconScale,
      to: (address) => votePaths(address).votes,
      inBar: true,
    },
  ],
  live: voteLive,
  reacts: voteReactions,
  alerts: voteAlerts,
  words: async () => (await import('./sentences.ts')).voteWords,
  templates: { en: () => import('./sentences.en.ts'), fr: () => import('./sentences.fr.ts') },
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
  pages,
}
