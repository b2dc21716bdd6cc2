import { type ReactNode, useState } from 'react'
import { useLocation } from 'react-router'
import { useCommittee } from '../data/committee-context.ts'
import { useTranslation } from '../i18n/translate.ts'
import { Link } from '../ui/link.tsx'
import { Official } from '../ui/official.tsx'
import { formatMoment } from '../ui/time.ts'
import { useLanguage } from '../ui/use-language.ts'
import { useNow } from '../ui/use-now.ts'
import { AlertsAtTheEdge } from './alerts.tsx'
import { ConnectionIndicator, OfflineBanner } from './connection-indicator.tsx'
import { everyArea } from './every-area.ts'
import { MeMenu } from './me-menu.tsx'
import { BottomBar, SideNavigation } from './navigation.tsx'
import styles from './shell.module.css'

const NOTES = everyArea.flatMap(([name, { note }]) => (note ? [[name, note] as const] : []))

/** The frame around every page of a committee. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { committee, address } = useCommittee()
  const { pathname } = useLocation()
  const [moreAt, setMoreAt] = useState<string | null>(null)
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <header className={styles.header}>
        <Link to={address('today')} className={styles.body}>
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
      <Letterhead />
      <SideNavigation />
      <main id="content" tabIndex={-1} className={styles.main}>
        <AlertsAtTheEdge />
        <OfflineBanner />
        {NOTES.map(([name, Note]) => (
          <Note key={name} />
        ))}
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

/** On paper, instead of the header: whose document this is, and of when. */
function Letterhead() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { committee } = useCommittee()
  const now = useNow(60_000)
  return (
    <div className={styles.letterhead}>
      <p>
        <strong>{committee.symbol}</strong> · <Official text={committee.name} />
      </p>
      <p>{t('shell.printed', { when: formatMoment(now, language) })}</p>
    </div>
  )
}
