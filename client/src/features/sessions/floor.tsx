import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Session } from '@quorate/shared/contracts/sessions'
import { asksForFloor, type FloorRequest, inOrder } from '@quorate/shared/domain/sessions/floor'
import { type ReactNode, useRef } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { Actor, PrincipalName } from '../../data/person.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { useDismissOnSight } from '../../live/use-dismiss-on-sight.ts'
import { LiveButton } from '../../ui/live-button.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './floor.module.css'
import { floorId } from './floor-alerts.ts'
import { AskForFloor } from './floor-ask.tsx'
import { FloorClock } from './floor-clock.tsx'

/** How many requests are shown at first; the reader's own are always shown. */
const SHOWN = 5

type FloorProps = {
  committee: string
  answer: Session
  /** Whether the caller gives the floor. */
  presides: boolean
}

/** Who has the floor and since when, who is next, and the button to ask for it. */
export function Floor({ committee, answer, presides }: FloorProps) {
  const { t } = useTranslation()
  const { me } = useCommittee()
  const { session, floor } = answer
  const panel = useRef<HTMLElement>(null)
  const speaker = floor.speaking
  useDismissOnSight(panel, committee, speaker && floorId(session.id, speaker))
  const isMine = ({ principal }: FloorRequest) => asksForFloor(me.capacity) && principal === me.principal
  const mine = speaker !== null && isMine(speaker)
  return (
    <section ref={panel} className={styles.floor} aria-labelledby="floor">
      <h2 id="floor" className={styles.heading}>
        {t('sessions.floor.title')}
      </h2>
      {/* The speaker is told at once, elsewhere. */}
      <div
        className={styles.speaking}
        data-mine={mine}
        data-taken={speaker !== null}
        aria-live={mine ? 'off' : 'polite'}
      >
        {speaker === null ? (
          <p className={styles.soft}>{t('sessions.floor.nobody')}</p>
        ) : (
          <>
            {mine && <p className={styles.yours}>{t('sessions.alert.call')}</p>}
            <p className={styles.speaker}>
              <Asker request={speaker} />
            </p>
          </>
        )}
      </div>
      {speaker !== null && <FloorClock since={speaker.at} limit={floor.limit} />}
      {floor.interrupted !== null && (
        <p className={styles.soft}>
          {t('sessions.floor.interrupted')} <PrincipalName id={floor.interrupted.principal} />
        </p>
      )}
      {session.status === 'open' && <AskForFloor committee={committee} answer={answer} speaking={mine} />}
      <Waiting committee={committee} answer={answer} presides={presides} isMine={isMine} />
    </section>
  )
}

/** A request for the floor: its person, principal, capacity and purpose. */
function Asker({ request: { member, capacity, principal, kind } }: { request: FloorRequest }) {
  const { t } = useTranslation()
  return (
    <>
      <Actor actor={{ member, capacity, for: principal }} />
      <span className={styles.kind} data-kind={kind}>
        {t(`sessions.floor.kind.${kind}`)}
      </span>
    </>
  )
}

type WaitingProps = FloorProps & { isMine: (request: FloorRequest) => boolean }

function Waiting({ committee, answer: { session, floor, can }, presides, isMine }: WaitingProps) {
  const { t } = useTranslation()
  const [all, { toggle }] = useDisclosure(false)
  const give = useCommand(committee, 'giveFloor')
  const withdraw = useCommand(committee, 'withdrawFloorRequest')
  const waiting = inOrder(floor.requests).map((request, index) => ({ request, place: index + 1 }))
  const shown = waiting.filter(({ request, place }) => all || place <= SHOWN || isMine(request))
  // The next one is judged: while a vote is open, points of order come first.
  const held = can.giveFloor?.code === 'voting-under-way'
  const buttons = ({ principal, kind }: FloorRequest, own: boolean): ReactNode => {
    const to = { session: session.id, principal, kind }
    if (presides && session.status === 'open' && !held)
      return (
        <RowButton
          label={t('sessions.floor.give')}
          name={<PrincipalName id={principal} />}
          pending={give.isPending}
          act={() => give.mutate(to)}
        />
      )
    if (!own || session.status !== 'open') return null
    const act = () => withdraw.mutate({ session: session.id, kind })
    return <RowButton label={t('sessions.floor.withdraw')} pending={withdraw.isPending} act={act} />
  }
  return (
    <div className={styles.waiting}>
      <h3 id="speakers" className={styles.subheading}>
        {t('sessions.floor.list', { count: waiting.length })}
        {floor.closed && <span className={styles.closed}>{t('sessions.floor.closed')}</span>}
      </h3>
      {shown.length > 0 && (
        <ol className={styles.list} aria-labelledby="speakers">
          {shown.map(({ request, place }) => {
            const own = isMine(request)
            return (
              <li key={`${request.principal} ${request.kind}`} value={place} className={styles.row} data-mine={own}>
                <span className={styles.place}>{place}</span>
                <span className={styles.asker}>
                  <Asker request={request} />
                </span>
                {buttons(request, own)}
              </li>
            )
          })}
        </ol>
      )}
      {waiting.length > SHOWN && (
        <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={all} className={styles.more}>
          {all ? t('sessions.floor.fewer') : t('sessions.floor.all', { count: waiting.length })}
        </Button>
      )}
      <RefusalNote refusal={give.error ?? withdraw.error} />
      {presides && held && <RefusalNote refusal={can.giveFloor ?? null} />}
    </div>
  )
}

type RowButtonProps = { label: string; name?: ReactNode; pending: boolean; act: () => void }

function RowButton({ label, name, pending, act }: RowButtonProps) {
  return (
    <span className={styles.act}>
      <LiveButton variant="default" size="compact-sm" disabled={pending} onClick={act}>
        {label}
        {name && <span className={styles.hidden}> {name}</span>}
      </LiveButton>
    </span>
  )
}
