import { useDisclosure } from '@mantine/hooks'
import type { VoteSummary } from '@quorate/shared/contracts/votes'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Link } from '../../ui/link.tsx'
import { LiveButton } from '../../ui/live-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { votePaths } from '../votes/names.ts'
import { PutQuestion } from '../votes/parts/put-question.tsx'
import { voteQuery } from '../votes/queries.ts'
import { workQuery } from '../works/queries.ts'
import styles from './console.module.css'

type ConsoleVoteProps = {
  committee: string
  session: string
  work: WorkLine
  /** The newest vote of this session on the work. */
  vote: string | undefined
}

/** For the chair: put the question, then close the vote, then have it certified. */
export function ConsoleVote({ committee, session, work: { id: work, symbol }, vote: latest }: ConsoleVoteProps) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const [opened, { open, close }] = useDisclosure(false)
  const query = useQuery(workQuery(committee, work))
  const latestQuery = useQuery({ ...voteQuery(committee, latest ?? ''), enabled: latest !== undefined })
  const vote = latest === undefined ? undefined : latestQuery.data?.vote
  const underWay = vote?.status === 'open'
  const outcome = vote?.result?.outcome
  const decided = outcome === 'carried' || outcome === 'rejected' ? vote : undefined

  useEffect(() => {
    if (underWay) close()
  }, [underWay, close])

  return (
    <Loaded query={query} lines={1}>
      {(answer) => {
        if (underWay) return <CloseVote committee={committee} vote={vote} symbol={symbol} />
        return (
          <>
            {decided && (
              <p>
                <Link to={votePaths(address).vote(decided.id)}>
                  {t(decided.status === 'closed' ? 'sessions.console.certify' : 'sessions.console.certified')}
                </Link>
              </p>
            )}
            {answer.can.openVote === null || outcome === 'tied' ? (
              <>
                <LiveButton onClick={open}>{t('sessions.console.putQuestion')}</LiveButton>
                <p className={styles.soft}>{t('sessions.console.putExplain')}</p>
              </>
            ) : (
              !decided && <RefusalNote refusal={answer.can.openVote ?? null} />
            )}
            <Dialog
              opened={opened}
              onClose={close}
              title={t('sessions.console.putQuestion')}
              size="lg"
              closeButtonProps={{ 'aria-label': t('ui.cancel') }}
            >
              <PutQuestion committee={committee} work={work} session={session} onClose={close} />
            </Dialog>
          </>
        )
      }}
    </Loaded>
  )
}

function CloseVote({ committee, vote, symbol }: { committee: string; vote: VoteSummary; symbol: string }) {
  const { t } = useTranslation()
  const close = useCommand(committee, 'closeVote')
  return (
    <>
      <p>{t('sessions.console.voteOpen', { symbol })}</p>
      <ConfirmButton
        decides
        label={t('sessions.console.closeVote')}
        question={t('votes.close.confirmTitle')}
        confirmLabel={t('votes.close.confirm')}
        variant="filled"
        onConfirm={() => close.mutateAsync({ vote: vote.id })}
        pending={close.isPending}
        error={close.error}
      >
        <p>{t('votes.close.confirmText', { count: vote.cast, entitled: vote.entitled })}</p>
      </ConfirmButton>
    </>
  )
}
