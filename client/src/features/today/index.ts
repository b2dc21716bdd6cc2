import { IconSun } from '@tabler/icons-react'
import { type ClientArea, type NoEvents, page } from '../../area.ts'
import { todayReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import { todayPaths } from './names.ts'

export const today: ClientArea<NoEvents, typeof messages> = {
  routes: [page('today', async () => (await import('./today-page.tsx')).TodayPage)],
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
}
