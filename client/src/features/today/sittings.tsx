import type { Today } from '@quorate/shared/contracts/today'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Line } from '../../ui/line.tsx'
import { Link } from '../../ui/link.tsx'
import { Upcoming } from '../../ui/upcoming.tsx'
import { sessionPaths } from '../sessions/names.ts'
import { WorkName } from '../works/parts/work-name.tsx'
import styles from './today.module.css'

/** Where the committee sits now, and when next. */
export function Sittings({ sessions }: Pick<Today, 'sessions'>) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const next = sessions.find(({ status }) => status === 'scheduled')
  return (
    <section aria-labelledby="sittings" className={styles.section}>
      <h2 id="sittings" className={styles.heading}>
        {t('today.sessions')}
      </h2>
      {sessions.length === 0 && <p className={styles.quiet}>{t('today.noSessions')}</p>}
      <ul className={styles.rows}>
        {sessions.map((session) => {
          const current = session.agenda.find(({ item }) => item === session.current)
          return (
            <li key={session.id} className={styles.row} data-live={session.status === 'open'}>
              <p className={styles.askKind}>
                {t(
                  session.status === 'scheduled' && session !== next
                    ? 'today.session.later'
                    : `today.session.${session.status}`,
                )}
              </p>
              <Link to={sessionPaths(address).session(session.id)}>
                <Line text={session.title} />
              </Link>
              {session.status === 'scheduled' && (
                <p className={styles.quiet}>
                  <Upcoming at={session.startsAt} timeZone={session.timeZone} />
                </p>
              )}
              {current && (
                <p className={styles.quiet}>
                  {t('today.session.item', { number: current.number, title: current.title })}
                </p>
              )}
              {session.about
                .filter(({ id }) => (current?.works ?? []).includes(id))
                .map((work) => (
                  <p key={work.id} className={styles.quiet}>
                    <WorkName work={work} />
                  </p>
                ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
