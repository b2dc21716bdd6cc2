import { IconTimeline } from '@tabler/icons-react'
import { type ClientArea, type NoEvents, page } from '../../area.ts'
import type { messages } from './messages.en.ts'
import { recordPaths } from './names.ts'
import { noteNews } from './news.ts'
import type { messages as pageMessages } from './pages.en.ts'
import { pages, withRecordMessages } from './parts/with-messages.ts'

export const record: ClientArea<NoEvents, typeof messages, object, typeof pageMessages> = {
  routes: [page('record', async () => (await withRecordMessages(import('./record-page.tsx'))).RecordPage)],
  navigation: [
    {
      group: 'committee',
      order: 30,
      label: (t) => t('record.nav'),
      icon: IconTimeline,
      to: (address) => recordPaths(address).record,
    },
  ],
  live: {},
  // Every event is new on the record: it is counted, and shown when the reader asks for it.
  everyEvent: noteNews,
  words: async () => ({ sentences: {} }),
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
  pages,
}
