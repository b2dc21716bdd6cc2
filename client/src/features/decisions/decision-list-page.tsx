import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from '../../ui/list.module.css'
import { Loaded } from '../../ui/loaded.tsx'
import { LongList } from '../../ui/long-list.tsx'
import { Page } from '../../ui/page.tsx'
import { formatDate } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { Outcome } from './outcome.tsx'
import { decisionPaths } from './paths.ts'
import { decisionsQuery } from './queries.ts'

/** Everything decided, the newest first. */
export function DecisionListPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id: committee, address } = useCommittee()
  const query = useQuery(decisionsQuery(committee))
  return (
    <Page title={t('decisions.title')} lead={t('decisions.lead')}>
      <Loaded query={query}>
        {({ decisions }) =>
          decisions.length === 0 ? (
            <EmptyState title={t('decisions.empty.title')}>{t('decisions.empty.text')}</EmptyState>
          ) : (
            <LongList
              className={styles.list}
              label={t('decisions.listLabel')}
              items={decisions}
              keyOf={({ id }) => id}
              estimate={86}
              row={({ id, symbol, title, outcome, proposalSymbol, at }, props) => (
                <li {...props} className={styles.item}>
                  <h2 className={styles.title}>
                    <Link to={decisionPaths(address).decision(id)}>
                      <span className={styles.symbol}>{symbol}</span> {title}
                    </Link>
                  </h2>
                  <p className={styles.meta}>
                    <Outcome outcome={outcome} />
                    <span>{proposalSymbol}</span>
                    <span>{formatDate(at, language)}</span>
                  </p>
                </li>
              )}
            />
          )
        }
      </Loaded>
    </Page>
  )
}
