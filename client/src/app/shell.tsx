import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useCommittee } from '../data/committee-context.ts'
import { OutboxNote } from '../features/threads/outbox-note.tsx'
import { Official } from '../ui/official.tsx'
import { Calls } from './calls.tsx'
import { ConnectionIndicator, OfflineBanner } from './connection-indicator.tsx'
import { MeMenu } from './me-menu.tsx'
import { BottomBar, SideNavigation } from './navigation.tsx'
import styles from './shell.module.css'

/** What stands around every page of a committee. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { committee, paths } = useCommittee()
  const { pathname } = useLocation()
  const [moreAt, setMoreAt] = useState<string | null>(null)
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <header className={styles.header}>
        <Link to={paths.today} className={styles.body}>
          <span className={styles.symbol}>{committee.symbol}</span>
          <span className={styles.name}>
            <Official text={committee.name} />
          </span>
        </Link>
        <div className={styles.tools}>
          <ConnectionIndicator />
          <MeMenu />
        </div>
      </header>
      <SideNavigation />
      <main id="content" tabIndex={-1} className={styles.main}>
        <Calls />
        <OfflineBanner />
        <OutboxNote className={styles.note ?? ''} />
        {children}
      </main>
      <BottomBar
        moreOpened={moreAt === pathname}
        openMore={() => setMoreAt(pathname)}
        closeMore={() => setMoreAt(null)}
      />
    </div>
  )
}
