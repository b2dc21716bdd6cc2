import { SegmentedControl } from '@mantine/core'
import type { VoteRow } from '@quorate/shared/contracts/votes'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import styles from '../../ui/list.module.css'
import { ListTools } from '../../ui/list-tools.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Page } from '../../ui/page.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import type { RowProps } from '../../ui/rows-on-screen.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { useListParams } from '../../ui/use-list-params.ts'
import { WorkName } from '../works/parts/work-name.tsx'
import { votePaths } from './names.ts'
import { Question } from './parts/question.tsx'
import { votesQuery } from './queries.ts'
import { VoteStatusMark } from './status-mark.tsx'
import { Turnout } from './turnout.tsx'

const SHOWN = ['all', 'open', 'closed', 'no-quorum', 'certified'] as const

/** Every vote, the newest first. */
export function VoteListPage() {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const { shown, search, show, searchFor } = useListParams(SHOWN, 'all')
  const status = shown === 'all' ? {} : { status: shown }
  const query = useInfiniteQuery(votesQuery(committee, { ...status, ...(search === '' ? {} : { search }) }))
  return (
    <Page title={t('votes.title')} lead={t('votes.lead')}>
      <ListTools label={t('votes.title')}>
        <SegmentedControl
          aria-label={t('votes.show.label')}
          data={SHOWN.map((value) => ({ value, label: t(`votes.show.${value}`) }))}
          value={shown}
          onChange={show}
        />
        <SearchField label={t('votes.search')} initial={search} onSearch={searchFor} />
      </ListTools>
      <PagedList
        query={query}
        rows={query.data?.pages.flatMap(({ votes }) => votes) ?? []}
        keyOf={({ id }) => id}
        row={(vote, props) => <VoteLine vote={vote} props={props} />}
        label={t('votes.title')}
        list={`${shown} ${search}`}
        narrowed={shown !== 'all' || search !== ''}
        empty={<EmptyState title={t('votes.empty.title')}>{t('votes.empty.text')}</EmptyState>}
        estimate={150}
        className={styles.list}
      />
    </Page>
  )
}

function VoteLine({ vote, props }: { vote: VoteRow; props: RowProps }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { address } = useCommittee()
  return (
    <li className={styles.item} {...props}>
      <h2 className={styles.title}>
        <Link to={votePaths(address).vote(vote.id)}>
          <Question vote={vote} plain />
        </Link>
      </h2>
      <p className={styles.meta}>
        <VoteStatusMark status={vote.status} />
        <span>{t(`votes.methods.${vote.method}`)}</span>
        {vote.ballot === 2 && <span>{t('votes.secondBallot')}</span>}
        <Moment at={vote.closedAt ?? vote.openedAt} />
      </p>
      <p className={styles.meta}>
        <WorkName work={{ id: vote.work, ...vote.about }} />
      </p>
      {vote.sentence ? <p>{vote.sentence[language]}</p> : <Turnout cast={vote.cast} entitled={vote.entitled} />}
    </li>
  )
}
