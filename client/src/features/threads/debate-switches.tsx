import { Button, NativeSelect } from '@mantine/core'
import type { Thread } from '@quorate/shared/contracts/threads'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { formatDuration } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'

/** Seconds between two comments of one person. */
const PACES = [0, 60, 300, 900]

/** Another pace than these may be set, too. */
function pacesWith(seconds: number): number[] {
  return [...new Set([...PACES, seconds])].sort((one, other) => one - other)
}

export type DebateProps = {
  committee: string
  thread: Thread
  /** Opening and closing is elsewhere on the page. */
  presided: boolean
}

/** For the presiding officer: closes or reopens the debate, and sets its pace. */
export function DebateSwitches({ committee, thread, presided }: DebateProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const close = useCommand(committee, 'closeDebate')
  const reopen = useCommand(committee, 'reopenDebate')
  const pace = useCommand(committee, 'setSlowMode')
  const { id, open, can } = thread
  return (
    <>
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
      {can.setSlowMode === null && (
        <NativeSelect
          size="xs"
          label={t('threads.slow.label')}
          value={String(thread.slow?.seconds ?? 0)}
          disabled={pace.isPending}
          onChange={({ currentTarget }) => pace.mutate({ thread: id, seconds: Number(currentTarget.value) })}
          data={pacesWith(thread.slow?.seconds ?? 0).map((seconds) => ({
            value: String(seconds),
            label:
              seconds === 0
                ? t('threads.slow.off')
                : t('threads.slow.every', { pace: formatDuration(seconds, language) }),
          }))}
        />
      )}
      <RefusalNote refusal={reopen.error ?? pace.error} />
    </>
  )
}
