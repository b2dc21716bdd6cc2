import type { VoteSummary } from '@quorate/shared/contracts/votes'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from '../../ui/list.module.css'
import { Loaded } from '../../ui/loaded.tsx'
import { LongList } from '../../ui/long-list.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Page } from '../../ui/page.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { votePaths } from './paths.ts'
import { votesQuery } from './queries.ts'
import { Turnout } from './turnout.tsx'

/** Every vote: those open now first, then the closed ones. */
export function VoteListPage() {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const query = useQuery(votesQuery(committee))
  return (
    <Page title={t('votes.title')} lead={t('votes.lead')}>
      <Loaded query={query}>
        {({ votes }) => {
          if (votes.length === 0) return <EmptyState title={t('votes.empty.title')}>{t('votes.empty.text')}</EmptyState>
          return (
            <>
              <Group title={t('votes.openNow')} votes={votes.filter(({ status }) => status === 'open')} />
              <Group title={t('votes.earlier')} votes={votes.filter(({ status }) => status !== 'open')} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Group({ title, votes }: { title: string; votes: readonly VoteSummary[] }) {
  if (votes.length === 0) return null
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.groupTitle}>{title}</h2>
      <LongList
        className={styles.list}
        items={votes}
        keyOf={({ id }) => id}
        estimate={112}
        row={(vote, props) => (
          <li {...props} className={styles.item}>
            <VoteLine vote={vote} />
          </li>
        )}
      />
    </section>
  )
}

function VoteLine({ vote }: { vote: VoteSummary }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { address } = useCommittee()
  return (
    <>
      <h3 className={styles.title}>
        <Link to={votePaths(address).vote(vote.id)}>{vote.question}</Link>
      </h3>
      <p className={styles.meta}>
        <span className={styles.status} data-status={vote.status}>
          {t(`votes.status.${vote.status}`)}
        </span>
        <span>{t(`votes.methods.${vote.method}`)}</span>
        {vote.ballot === 2 && <span>{t('votes.secondBallot')}</span>}
        <Moment at={vote.closedAt ?? vote.openedAt} />
      </p>
      {vote.sentence ? <p>{vote.sentence[language]}</p> : <Turnout cast={vote.cast} entitled={vote.entitled} />}
    </>
  )
}
