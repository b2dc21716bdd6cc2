import { Menu } from '@mantine/core'
import type { Session } from '@quorate/shared/contracts/sessions'
import { asksForFloor } from '@quorate/shared/domain/sessions/floor'
import { FLOOR_KINDS } from '@quorate/shared/domain/sessions/floor-events'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { LiveButton } from '../../ui/live-button.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { StandstillNote, useStandstill } from '../../ui/standstill.tsx'
import styles from './floor.module.css'

type AskProps = {
  committee: string
  answer: Session
  /** Whether the caller has the floor: asking for it again is then not the thing to do. */
  speaking: boolean
}

/** One button to ask for the floor, then for what; and why not for the rest. */
export function AskForFloor({ committee, answer: { session, canAsk }, speaking }: AskProps) {
  const { t } = useTranslation()
  const { me } = useCommittee()
  const ask = useCommand(committee, 'requestFloor')
  const held = useStandstill() !== null
  if (!asksForFloor(me.capacity)) return null
  const kinds = FLOOR_KINDS.filter((kind) => canAsk[kind] === null)
  const refusals = FLOOR_KINDS.map((kind) => canAsk[kind])
  // That one is on the list already is to be seen there.
  const why = refusals.find((refusal) => refusal !== null && refusal.code !== 'already-on-list')
  return (
    <div className={styles.ask}>
      {kinds.length > 0 && (
        <Menu
          position="bottom-start"
          width={300}
          disabled={held}
          withinPortal={false}
          transitionProps={{ duration: 0 }}
        >
          <Menu.Target>
            <LiveButton
              variant={speaking ? 'default' : 'filled'}
              loading={ask.isPending}
              rightSection={<IconChevronDown aria-hidden size={16} stroke={1.75} />}
            >
              {t('sessions.floor.ask')}
            </LiveButton>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => ask.mutate({ session: session.id, kind })}>
                <span className={styles.choice}>{t(`sessions.floor.kind.${kind}`)}</span>
                <span className={styles.explain}>{t(`sessions.floor.explain.${kind}`)}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <StandstillNote />
      <RefusalNote refusal={ask.error ?? why} />
    </div>
  )
}
