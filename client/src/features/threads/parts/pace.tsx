import { NativeSelect } from '@mantine/core'
import type { Thread } from '@quorate/shared/contracts/threads'
import { useCommand } from '../../../data/use-command.ts'
import { useTranslation } from '../../../i18n/translate.ts'
import { RefusalNote } from '../../../ui/refusal-note.tsx'
import { formatDuration } from '../../../ui/time.ts'
import { useLanguage } from '../../../ui/use-language.ts'

/** Seconds between two comments of one person. */
const PACES = [0, 60, 300, 900]

/** Another pace than these may be set, too. */
function pacesWith(seconds: number): number[] {
  return [...new Set([...PACES, seconds])].sort((one, other) => one - other)
}

/** For the presiding officer: how often each person may comment. */
export function Pace({ committee, thread: { id, slow, can } }: { committee: string; thread: Thread }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const pace = useCommand(committee, 'setSlowMode')
  const set = slow?.seconds ?? 0
  if (can.setSlowMode !== null) return null
  return (
    <>
      <NativeSelect
        size="xs"
        label={t('threads.slow.label')}
        value={String(set)}
        disabled={pace.isPending}
        onChange={({ currentTarget }) => pace.mutate({ thread: id, seconds: Number(currentTarget.value) })}
        data={pacesWith(set).map((seconds) => ({
          value: String(seconds),
          label:
            seconds === 0
              ? t('threads.slow.off')
              : t('threads.slow.every', { pace: formatDuration(seconds, language) }),
        }))}
      />
      <RefusalNote refusal={pace.error} />
    </>
  )
}
