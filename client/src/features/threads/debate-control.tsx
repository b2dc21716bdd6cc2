import { Button } from '@mantine/core'
import type { Thread } from '@quorate/shared/contracts/threads'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../data/use-command.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './thread.module.css'

type DebateControlProps = {
  committee: string
  thread: Thread
  /** The controls are elsewhere on the page. */
  presided: boolean
}

/** Says whether the debate is open; for the presiding officer, the way to close or reopen it. */
export function DebateControl({ committee, thread, presided }: DebateControlProps) {
  const { t } = useTranslation()
  const close = useCommand(committee, 'closeDebate')
  const reopen = useCommand(committee, 'reopenDebate')
  const { id, open, can } = thread
  return (
    <div className={styles.debate}>
      {!open && <p className={styles.closed}>{t('threads.closed')}</p>}
      {!presided && open && can.closeDebate === null && (
        <ConfirmButton
          size="xs"
          label={t('threads.close')}
          question={t('threads.closeQuestion')}
          onConfirm={() => close.mutateAsync({ thread: id })}
          pending={close.isPending}
          error={close.error}
        >
          <p>{t('threads.closeText')}</p>
        </ConfirmButton>
      )}
      {!presided && !open && can.reopenDebate === null && (
        <Button size="xs" variant="default" loading={reopen.isPending} onClick={() => reopen.mutate({ thread: id })}>
          {t('threads.reopen')}
        </Button>
      )}
      <RefusalNote refusal={reopen.error} />
    </div>
  )
}
