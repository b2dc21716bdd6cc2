import { Button } from '@mantine/core'
import type { Thread } from '@quorate/shared/contracts/threads'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { Pace } from './parts/pace.tsx'

export type DebateProps = { committee: string; thread: Thread }

/** For the presiding officer: closes or reopens the debate, and sets its pace. */
export function DebateSwitches({ committee, thread }: DebateProps) {
  const { t } = useTranslation()
  const close = useCommand(committee, 'closeDebate')
  const reopen = useCommand(committee, 'reopenDebate')
  const { id, open, can } = thread
  return (
    <>
      {open && can.closeDebate === null && (
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
      {!open && can.reopenDebate === null && (
        <Button size="xs" variant="default" loading={reopen.isPending} onClick={() => reopen.mutate({ thread: id })}>
          {t('threads.reopen')}
        </Button>
      )}
      <Pace committee={committee} thread={thread} />
      <RefusalNote refusal={reopen.error} />
    </>
  )
}
