import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { WorkList } from '../works/parts/work-list.tsx'
import { DraftList } from './draft-list.tsx'
import { proposalPaths } from './names.ts'
import styles from './proposal-list.module.css'
import { draftsQuery } from './queries.ts'

/** Proposals: at first the open ones; on request all of them, or those the reader follows. */
export function ProposalListPage() {
  const { t } = useTranslation()
  const { id, address } = useCommittee()
  const drafts = useQuery(draftsQuery(id))
  const refusal = drafts.data?.can.tableProposal
  return (
    <Page
      title={t('proposals.title')}
      lead={<RefusalNote refusal={refusal} notAllowed={t('proposals.mayNotTable')} />}
      actions={
        refusal === null && (
          <Button component={Link} to={proposalPaths(address).newProposal()}>
            {t('proposals.propose')}
          </Button>
        )
      }
    >
      <div className={styles.sections}>
        {refusal === null && <DraftList />}
        <WorkList
          committee={id}
          label={t('proposals.title')}
          among={{ kind: 'amendment' }}
          initially="open"
          empty={{
            open: <EmptyState title={t('proposals.none.open')} />,
            all: <EmptyState title={t('proposals.none.all')} />,
            following: (
              <EmptyState title={t('proposals.none.following')}>{t('proposals.none.followingText')}</EmptyState>
            ),
          }}
        />
      </div>
    </Page>
  )
}
