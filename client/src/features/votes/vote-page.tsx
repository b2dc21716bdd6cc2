import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useWorkKinds } from '../../data/work-kinds.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Line } from '../../ui/line.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Page } from '../../ui/page.tsx'
import { sessionPaths } from '../sessions/names.ts'
import { sessionQuery } from '../sessions/queries.ts'
import { WorkName } from '../works/parts/work-name.tsx'
import { CloseVote } from './close-vote.tsx'
import { VotePanel } from './parts/vote-panel.tsx'
import { voteQuery } from './queries.ts'
import styles from './vote-page.module.css'

/** One vote at its own address. */
export function VotePage() {
  const { t } = useTranslation()
  const { id: committee, address } = useCommittee()
  const kinds = useWorkKinds()
  const { vote = '' } = useParams()
  const query = useQuery(voteQuery(committee, vote))
  const symbol = query.data?.about.symbol
  return (
    <Page
      title={symbol === undefined ? t('votes.vote') : t('votes.pageTitle', { symbol })}
      aside={
        <Loaded query={query} lines={4} quiet>
          {({ vote: summary, about, can }) => (
            <>
              <dl className={styles.facts}>
                <dt>{kinds.label(t, about.kind)}</dt>
                <dd>
                  <WorkName work={{ id: summary.work, ...about }} />
                </dd>
                <dt>{t('votes.columns.date')}</dt>
                <dd>
                  <Moment at={summary.openedAt} full />
                </dd>
                {summary.closedAt !== null && (
                  <>
                    <dt>{t('votes.closedOn')}</dt>
                    <dd>
                      <Moment at={summary.closedAt} full />
                    </dd>
                  </>
                )}
                <dt>{t('votes.session')}</dt>
                <dd>
                  <Link to={sessionPaths(address).session(summary.session)}>
                    <SessionTitle committee={committee} session={summary.session} />
                  </Link>
                </dd>
              </dl>
              {can.closeVote === null && <CloseVote committee={committee} vote={summary} />}
            </>
          )}
        </Loaded>
      }
    >
      <VotePanel committee={committee} vote={vote} />
    </Page>
  )
}

function SessionTitle({ committee, session }: { committee: string; session: string }) {
  const { data } = useQuery(sessionQuery(committee, session))
  return <Line text={data?.session.title ?? '…'} />
}
