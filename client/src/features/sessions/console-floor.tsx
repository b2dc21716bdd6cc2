import type { Session } from '@quorate/shared/contracts/sessions'
import { inOrder } from '@quorate/shared/domain/sessions/floor'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { LiveButton } from '../../ui/live-button.tsx'
import { useNotLive } from '../../ui/not-live.tsx'
import { readIn } from '../../ui/read-in.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { SelectOnDemand } from '../../ui/select-on-demand.tsx'
import { formatDuration } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './console.module.css'

/** The usual speaking times, in seconds. */
const USUAL = [30, 60, 120, 180, 300, 600, 900]
const NONE = 'none'

type ConsoleFloorProps = { committee: string; answer: Session }

/**
 * For the chair: give the floor to the next speaker, end a speech, open and close the list, limit the speaking time.
 */
export function ConsoleFloor({ committee, answer: { session, floor, can } }: ConsoleFloorProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { principal } = useCommittee()
  const give = useCommand(committee, 'giveFloor')
  const end = useCommand(committee, 'endFloor')
  const close = useCommand(committee, 'closeSpeakersList')
  const reopen = useCommand(committee, 'reopenSpeakersList')
  const [next] = inOrder(floor.requests)
  const aSession = { session: session.id }
  const { speaking, interrupted } = floor
  const nameOf = (id: string) => readIn(principal(id)?.name ?? { en: id }, language).text
  return (
    <div className={styles.block}>
      <h3 className={styles.heading}>{t('sessions.floor.title')}</h3>
      {next === undefined && speaking === null && <p className={styles.soft}>{t('sessions.floor.nobodyAsks')}</p>}
      {next !== undefined && can.giveFloor === null && (
        <LiveButton
          variant={speaking === null ? 'filled' : 'default'}
          loading={give.isPending}
          onClick={() => give.mutate({ ...aSession, principal: next.principal, kind: next.kind })}
        >
          {t('sessions.floor.giveNext', {
            name: nameOf(next.principal),
            kind: t(`sessions.floor.kind.${next.kind}`),
          })}
        </LiveButton>
      )}
      {speaking !== null && (
        <LiveButton
          variant="default"
          loading={end.isPending}
          onClick={() => end.mutate({ ...aSession, principal: speaking.principal })}
        >
          {interrupted === null
            ? t('sessions.floor.end', { name: nameOf(speaking.principal) })
            : t('sessions.floor.giveBack', { name: nameOf(interrupted.principal) })}
        </LiveButton>
      )}
      <LiveButton
        variant="default"
        loading={close.isPending || reopen.isPending}
        onClick={() => (floor.closed ? reopen : close).mutate(aSession)}
      >
        {t(floor.closed ? 'sessions.floor.reopenList' : 'sessions.floor.closeList')}
      </LiveButton>
      <TimeLimit committee={committee} session={session.id} limit={floor.limit} />
      <RefusalNote refusal={give.error ?? end.error ?? close.error ?? reopen.error} />
    </div>
  )
}

type TimeLimitProps = { committee: string; session: string; limit: number | null }

function TimeLimit({ committee, session, limit }: TimeLimitProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const held = useNotLive() !== null
  const command = useCommand(committee, 'limitSpeakingTime')
  const times = [...new Set([...USUAL, ...(limit === null ? [] : [limit])])].sort((one, other) => one - other)
  return (
    <>
      <SelectOnDemand
        label={t('sessions.floor.limit')}
        value={String(limit ?? NONE)}
        allowDeselect={false}
        disabled={held}
        data={[
          { value: NONE, label: t('sessions.floor.noLimit') },
          ...times.map((seconds) => ({ value: String(seconds), label: formatDuration(seconds, language) })),
        ]}
        onChange={(value) => command.mutate({ session, seconds: value === NONE ? null : Number(value) })}
      />
      <RefusalNote refusal={command.error} />
    </>
  )
}
