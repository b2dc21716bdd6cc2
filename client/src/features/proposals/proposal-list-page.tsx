import { Button } from '@mantine/core'
import type { Proposals } from '@quorate/shared/contracts/proposals'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { PrincipalName } from '../../data/person.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { LongList, type RowProps } from '../../ui/long-list.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { mandatePaths } from '../mandate/paths.ts'
import { DraftList } from './draft-list.tsx'
import { proposalPaths } from './paths.ts'
import styles from './proposal-list.module.css'
import { proposalsQuery } from './queries.ts'
import { Status } from './status.tsx'

type Listed = Proposals['proposals'][number]

/** Everything proposed: what is open first, then what has been settled. */
export function ProposalListPage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const query = useQuery(proposalsQuery(id))
  const refusal = query.data?.can.tableProposal
  return (
    <Page
      title={t('proposals.title')}
      lead={<RefusalNote refusal={refusal} command="tableProposal" />}
      actions={
        refusal === null && (
          <Button component={Link} to={proposalPaths(address).newProposal()}>
            {t('proposals.propose')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {({ proposals }) => {
          const open = proposals.filter(({ status }) => status === 'tabled' || status === 'voting')
          const settled = proposals.filter((proposal) => !open.includes(proposal))
          return (
            <div className={styles.sections}>
              {refusal === null && <DraftList />}
              <Section title={t('proposals.open')} proposals={open} empty={t('proposals.noneOpen')} />
              {settled.length > 0 && <Section title={t('proposals.settled')} proposals={settled} empty="" />}
            </div>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Section({ title, proposals, empty }: { title: string; proposals: readonly Listed[]; empty: string }) {
  return (
    <section aria-label={title} className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      {proposals.length === 0 ? (
        <EmptyState title={empty} />
      ) : (
        <LongList
          className={styles.rows}
          items={proposals}
          keyOf={({ id }) => id}
          estimate={88}
          row={(proposal, props) => <Row {...{ proposal, props }} />}
        />
      )}
    </section>
  )
}

function Row({ proposal, props }: { proposal: Listed; props: RowProps }) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const { clause, comments, unread } = proposal
  return (
    <li {...props} className={styles.row}>
      <Link to={proposalPaths(address).proposal(proposal.id)} className={styles.link}>
        <span className={styles.symbol}>{proposal.symbol}</span>
        <span className={styles.title}>{proposal.title}</span>
      </Link>
      <p className={styles.facts}>
        <Status status={proposal.status} />
        <span>
          <PrincipalName id={proposal.sponsor} />
        </span>
        <Link to={mandatePaths(address).clause(clause.mandate, clause.clause)}>
          {t('proposals.clause', { clause: clause.clause })}
        </Link>
        <Moment at={proposal.tabledAt} />
        <span>{t('proposals.comments', { count: comments })}</span>
        {unread > 0 && <strong className={styles.new}>{t('proposals.new', { count: unread })}</strong>}
      </p>
    </li>
  )
}
