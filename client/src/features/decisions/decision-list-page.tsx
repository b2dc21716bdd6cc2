import type { DecisionSummary } from '@quorate/shared/contracts/decisions'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCommittee } from '../../data/committee-context.ts'
import { useWorkKinds } from '../../data/work-kinds.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import styles from '../../ui/list.module.css'
import { ListTools } from '../../ui/list-tools.tsx'
import { Official } from '../../ui/official.tsx'
import { Page } from '../../ui/page.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import type { RowProps } from '../../ui/rows-on-screen.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { formatDate } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { useListParams } from '../../ui/use-list-params.ts'
import { decisionPaths } from './names.ts'
import { Outcome } from './outcome.tsx'
import { decisionsQuery } from './queries.ts'

/** Everything decided, the newest first. */
export function DecisionListPage() {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const { search, searchFor } = useListParams(['all'], 'all')
  const query = useInfiniteQuery(decisionsQuery(committee, search === '' ? {} : { search }))
  return (
    <Page title={t('decisions.title')} lead={t('decisions.lead')}>
      <ListTools label={t('decisions.title')}>
        <SearchField label={t('decisions.search')} initial={search} onSearch={searchFor} />
      </ListTools>
      <PagedList
        query={query}
        rows={query.data?.pages.flatMap(({ decisions }) => decisions) ?? []}
        keyOf={({ id }) => id}
        row={(decision, props) => <DecisionLine decision={decision} props={props} />}
        label={t('decisions.listLabel')}
        list={search}
        narrowed={search !== ''}
        empty={<EmptyState title={t('decisions.empty.title')}>{t('decisions.empty.text')}</EmptyState>}
        className={styles.list}
      />
    </Page>
  )
}

function DecisionLine({ decision, props }: { decision: DecisionSummary; props: RowProps }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const kinds = useWorkKinds()
  const { address } = useCommittee()
  const { id, symbol, work, outcome, at } = decision
  return (
    <li className={styles.item} {...props}>
      <h2 className={styles.title}>
        <Link to={decisionPaths(address).decision(id)}>
          <span className={styles.symbol}>{symbol}</span> <Official text={work.title} saysLanguage />
        </Link>
      </h2>
      <p className={styles.meta}>
        <Outcome outcome={outcome} />
        <Link to={kinds.path(address, work)}>
          {kinds.label(t, work.kind)} {work.symbol}
        </Link>
        <span>{formatDate(at, language)}</span>
      </p>
    </li>
  )
}
