import type { MembershipEvents } from '@quorate/shared/domain/membership/events'
import { IconUsers } from '@tabler/icons-react'
import { type ClientArea, page } from '../../area.ts'
import { membershipLive } from './live.ts'
import type { messages } from './messages.en.ts'
import { membershipPaths } from './names.ts'
import type { messages as pageMessages } from './pages.en.ts'
import { pages, withMembershipMessages } from './parts/with-messages.ts'
import { RestoredNote } from './restored-note.tsx'
import type { messages as templates } from './sentences.en.ts'

export const membership: ClientArea<MembershipEvents, typeof messages, typeof templates, typeof pageMessages> = {
  routes: [
    page(
      'participants',
      async () => (await withMembershipMessages(import('./participants-page.tsx'))).ParticipantsPage,
    ),
  ],
  navigation: [
    {
      group: 'committee',
      order: 10,
      label: (t) => t('membership.nav'),
      icon: IconUsers,
      to: (address) => membershipPaths(address).participants,
    },
  ],
  note: RestoredNote,
  live: membershipLive,
  words: async () => (await import('./sentences.ts')).membershipWords,
  templates: { en: () => import('./sentences.en.ts'), fr: () => import('./sentences.fr.ts') },
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
  pages,
}
