import type { Today } from '@quorate/shared/contracts/today'
import { useCommittee } from '../../data/committee-context.ts'
import { Actor, PrincipalName } from '../../data/person.tsx'
import { useWorkKinds } from '../../data/work-kinds.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Line } from '../../ui/line.tsx'
import { Link } from '../../ui/link.tsx'
import { Moment } from '../../ui/moment.tsx'
import { mandatePaths } from '../mandate/names.ts'
import { WorkName } from '../works/parts/work-name.tsx'
import { excerpt } from './excerpt.ts'
import styles from './today.module.css'

/** Replies to the reader, then the discussions with something new in them. */
export function Discussion({ replies, unread, unreadWorks }: Pick<Today, 'replies' | 'unread' | 'unreadWorks'>) {
  const { t } = useTranslation()
  const kinds = useWorkKinds()
  const { address } = useCommittee()
  return (
    <>
      {replies.length > 0 && (
        <section aria-labelledby="replies" className={styles.section}>
          <h2 id="replies" className={styles.heading}>
            {t('today.replies')}
          </h2>
          <ul className={styles.rows}>
            {replies.map((reply) => (
              <li key={reply.id} className={styles.row}>
                <p className={styles.rowHead}>
                  <Actor actor={reply.author} /> {t('today.on', { symbol: reply.work.symbol })} <Moment at={reply.at} />
                </p>
                <Link to={kinds.path(address, reply.work, reply.number)} className={styles.excerpt}>
                  <Line text={excerpt(reply.body ?? '')} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="unread" className={styles.section}>
        <h2 id="unread" className={styles.heading}>
          {t('today.unread')}
        </h2>
        {unread.length === 0 ? (
          <EmptyState title={t('today.allRead')}>
            <Link to={mandatePaths(address).mandate}>{t('today.toMandate')}</Link>
          </EmptyState>
        ) : (
          <ul className={styles.rows}>
            {unread.map((work) => (
              <li key={work.id} className={styles.row}>
                <WorkName work={work} />
                <p className={styles.quiet}>
                  {work.for !== null && (
                    <>
                      <PrincipalName id={work.for} /> ·{' '}
                    </>
                  )}
                  <strong className={styles.new}>{t('today.new', { count: work.unread })}</strong>
                </p>
              </li>
            ))}
          </ul>
        )}
        {unreadWorks > unread.length && (
          <p className={styles.quiet}>{t('today.moreUnread', { count: unreadWorks - unread.length })}</p>
        )}
      </section>
    </>
  )
}
