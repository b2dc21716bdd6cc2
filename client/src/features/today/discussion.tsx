import type { Today } from '@quorate/shared/contracts/today'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { Actor, PrincipalName } from '../../data/person.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Moment } from '../../ui/moment.tsx'
import { SymbolLink } from '../../ui/symbol-link.tsx'
import { proposalPaths } from '../proposals/paths.ts'
import styles from './today.module.css'

/** Replies to the reader, then the discussions with something new in them. */
export function Discussion({ replies, unread }: Pick<Today, 'replies' | 'unread'>) {
  const { t } = useTranslation()
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
                  <Actor actor={reply.author} /> <Moment at={reply.at} />
                </p>
                <Link to={proposalPaths(address).proposal(reply.proposal, reply.number)} className={styles.excerpt}>
                  {excerpt(reply.body ?? '')}
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
            <Link to={proposalPaths(address).proposals}>{t('today.toProposals')}</Link>
          </EmptyState>
        ) : (
          <ul className={styles.rows}>
            {unread.map((proposal) => (
              <li key={proposal.id} className={styles.row}>
                <SymbolLink
                  to={proposalPaths(address).proposal(proposal.id)}
                  symbol={proposal.symbol}
                  title={proposal.title}
                />
                <p className={styles.quiet}>
                  <PrincipalName id={proposal.sponsor} /> ·{' '}
                  <strong className={styles.new}>{t('today.new', { count: proposal.unread })}</strong>
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

const LONGEST = 180

/** The beginning of a comment without its marks of Markdown. */
function excerpt(body: string): string {
  const plain = body
    .replace(/[*_`>#]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST).replace(/\s\S*$/, '')} …` : plain
}
