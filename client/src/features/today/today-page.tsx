import { useQuery } from '@tanstack/react-query'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { formatDate } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { useNow } from '../../ui/use-now.ts'
import { Asked } from './asked.tsx'
import { Discussion } from './discussion.tsx'
import { todayQuery } from './queries.ts'
import { RecentDecisions } from './recent-decisions.tsx'
import { Sittings } from './sittings.tsx'
import styles from './today.module.css'

/** The things that need the reader now, and the news. */
export function TodayPage() {
  const { t } = useTranslation()
  const { id, me } = useCommittee()
  const language = useLanguage()
  const today = useQuery(todayQuery(id))
  const now = useNow(60_000)
  return (
    <Page title={t('today.title')} kicker={formatDate(now, language)} width="wide">
      <Loaded query={today}>
        {(data) => (
          <div className={styles.columns}>
            <div className={styles.main}>
              <Asked today={data} capacity={me.capacity} />
              <Discussion replies={data.replies} unread={data.unread} unreadWorks={data.unreadWorks} />
            </div>
            <div className={styles.side}>
              <Sittings sessions={data.sessions} />
              <RecentDecisions decisions={data.decisions} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}
