import type { Session } from '@quorate/shared/contracts/sessions'
import { asksForFloor } from '@quorate/shared/domain/sessions/floor'
import { FLOOR_KINDS } from '@quorate/shared/domain/sessions/floor-events'
import { IconChevronDown } from '@tabler/icons-react'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { LiveButton } from '../../ui/live-button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { NotLiveNote, useNotLive } from '../../ui/not-live.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './floor.module.css'

type AskProps = {
  committee: string
  answer: Session
  /** Whether the caller has the floor, and so need not ask for it. */
  speaking: boolean
}

/** One button to ask for the floor, then the purposes; refused ones come with the reason. */
export function AskForFloor({ committee, answer: { session, canAsk }, speaking }: AskProps) {
  const { t } = useTranslation()
  const { me } = useCommittee()
  const ask = useCommand(committee, 'requestFloor')
  const held = useNotLive() !== null
  if (!asksForFloor(me.capacity)) return null
  const kinds = FLOOR_KINDS.filter((kind) => canAsk[kind] === null)
  const refusals = FLOOR_KINDS.map((kind) => canAsk[kind])
  // The list itself shows that one is on it already.
  const why = refusals.find((refusal) => refusal !== null && refusal.code !== 'already-on-list')
  return (
    <div className={styles.ask}>
      {kinds.length > 0 && (
        <MenuButton
          position="bottom-start"
          width={300}
          disabled={held}
          transitionProps={{ duration: 0 }}
          choices={kinds.map((kind) => ({
            key: kind,
            label: (
              <>
                <span className={styles.choice}>{t(`sessions.floor.kind.${kind}`)}</span>
                <span className={styles.explain}>{t(`sessions.floor.explain.${kind}`)}</span>
              </>
            ),
            onClick: () => ask.mutate({ session: session.id, kind }),
          }))}
        >
          <LiveButton
            variant={speaking ? 'default' : 'filled'}
            loading={ask.isPending}
            rightSection={<IconChevronDown aria-hidden size={16} stroke={1.75} />}
          >
            {t('sessions.floor.ask')}
          </LiveButton>
        </MenuButton>
      )}
      <NotLiveNote />
      <RefusalNote refusal={ask.error ?? why} />
    </div>
  )
}
