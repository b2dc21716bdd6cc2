import { IconSun } from '@tabler/icons-react'
import { type ClientArea, type NoEvents, page } from '../../area.ts'
import { todayReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import { todayPaths } from './names.ts'
import type { messages as pageMessages } from './pages.en.ts'
import { pages, withTodayMessages } from './parts/with-messages.ts'

export const today: ClientArea<NoEvents, typeof messages, object, typeof pageMessages> = {
  routes: [page('today', async () => (await withTodayMessages(import('./today-page.tsx'))).TodayPage)],
  navigation: [
    {
      group: null,
      order: 0,
      label: (t) => t('today.nav'),
      icon: IconSun,
      to: (address) => todayPaths(address).today,
      inBar: true,
    },
  ],
  live: {},
  reacts: todayReactions,
  words: async () => ({ sentences: {} }),
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
  pages,
}
