import { useQuery } from '@tanstack/react-query'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { LiveButton } from '../../ui/live-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { Pace } from '../threads/parts/pace.tsx'
import { threadQuery } from '../threads/queries.ts'
import { workQuery } from '../works/queries.ts'
import styles from './console.module.css'

/** For the chair: whether the debate on the current text is open, its pace, and the means to change both. */
export function ConsoleDebate({ committee, work }: { committee: string; work: string }) {
  const { t } = useTranslation()
  const query = useQuery(workQuery(committee, work))
  return (
    <div className={styles.block}>
      <h3 className={styles.heading}>{t('sessions.console.debate')}</h3>
      <Loaded query={query} lines={1}>
        {(answer) => <Debate committee={committee} thread={answer.work.thread} symbol={answer.work.symbol} />}
      </Loaded>
    </div>
  )
}

function Debate({ committee, thread, symbol }: { committee: string; thread: string; symbol: string }) {
  const { t } = useTranslation()
  const query = useQuery(threadQuery(committee, thread))
  const close = useCommand(committee, 'closeDebate')
  const reopen = useCommand(committee, 'reopenDebate')
  return (
    <Loaded query={query} lines={1}>
      {(data) => {
        const { open, can } = data
        return (
          <>
            <p>{t(open ? 'sessions.console.debateOpen' : 'sessions.console.debateClosed', { symbol })}</p>
            {open && can.closeDebate === null && (
              <LiveButton variant="default" loading={close.isPending} onClick={() => close.mutate({ thread })}>
                {t('sessions.console.closeDebate')}
              </LiveButton>
            )}
            {!open && can.reopenDebate === null && (
              <LiveButton variant="default" loading={reopen.isPending} onClick={() => reopen.mutate({ thread })}>
                {t('sessions.console.reopenDebate')}
              </LiveButton>
            )}
            <RefusalNote refusal={close.error ?? reopen.error ?? (open ? can.closeDebate : can.reopenDebate) ?? null} />
            <Pace committee={committee} thread={data} />
          </>
        )
      }}
    </Loaded>
  )
}
