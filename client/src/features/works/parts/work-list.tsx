import { SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n/translate.ts'
import styles from '../../../ui/list.module.css'
import { ListTools } from '../../../ui/list-tools.tsx'
import { PagedList } from '../../../ui/paged-list.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { useListParams } from '../../../ui/use-list-params.ts'
import { type WorkFilter, worksQuery } from '../queries.ts'
import { WorkListRow } from '../work-list-row.tsx'

const SHOWN = ['open', 'all', 'following'] as const
type Shown = (typeof SHOWN)[number]
const NARROWED: Record<Shown, WorkFilter> = { open: { open: true }, all: {}, following: { following: true } }

type WorkListProps = {
  committee: string
  label: string
  /** The works that can be in it at all. */
  among: WorkFilter
  /** The selection that is shown at first. */
  initially: Shown
  /** Shown if there are none. */
  empty: Record<Shown, ReactNode>
  /** Each row can show its chain. */
  withChain?: boolean
}

/** Works in pages, the last brought first: the open ones, all, or those one follows; searched by words. */
export function WorkList({ committee, label, among, initially, empty, withChain = false }: WorkListProps) {
  const { t } = useTranslation()
  const { shown, search, show, searchFor } = useListParams(SHOWN, initially)
  const query = useInfiniteQuery(
    worksQuery(committee, { ...among, ...NARROWED[shown], ...(search === '' ? {} : { search }) }),
  )
  return (
    <div>
      <ListTools label={label}>
        <SegmentedControl
          aria-label={t('works.list.which')}
          data={SHOWN.map((value) => ({ value, label: t(`works.list.${value}`) }))}
          value={shown}
          onChange={show}
        />
        <SearchField label={t('works.list.search')} initial={search} onSearch={searchFor} />
      </ListTools>
      <PagedList
        query={query}
        rows={query.data?.pages.flatMap(({ works }) => works) ?? []}
        keyOf={({ id }) => id}
        row={(work, props) => (
          <WorkListRow
            committee={committee}
            work={work}
            showsClause={among.clause === undefined}
            {...{ withChain, props }}
          />
        )}
        label={label}
        list={`${shown} ${search}`}
        narrowed={search !== ''}
        empty={empty[shown]}
        className={styles.list}
      />
    </div>
  )
}
