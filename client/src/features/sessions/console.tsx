import type { Session } from '@quorate/shared/contracts/sessions'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { LiveButton } from '../../ui/live-button.tsx'
import { NotLiveNote } from '../../ui/not-live.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useAnnounced } from '../../ui/use-announced.ts'
import { useNow } from '../../ui/use-now.ts'
import styles from './console.module.css'
import { ConsoleDebate } from './console-debate.tsx'
import { ConsoleFloor } from './console-floor.tsx'
import { ConsoleVote } from './console-vote.tsx'

type ConsoleProps = {
  committee: string
  answer: Session
  /** The work at hand under the current item. */
  work: WorkLine | null
  /** The newest vote of this session on it. */
  vote: string | undefined
}

const COURSE_COMMANDS = ['openSession', 'suspendSession', 'resumeSession', 'closeSession', 'takeUpItem'] as const

/** Whether the caller conducts this session: anybody else would get the same refusal for every command. */
export function conducts({ can }: Session): boolean {
  return COURSE_COMMANDS.some((command) => can[command] === null || can[command].code !== 'not-allowed')
}

/** The chair's console: the one next step first, then what else can be done in this session. */
export function Console({ committee, answer, work, vote }: ConsoleProps) {
  const { t } = useTranslation()
  const sitting = answer.session.status === 'open'
  return (
    <section className={styles.console} aria-labelledby="console">
      <h2 id="console" className={styles.title}>
        {t('sessions.console.title')}
      </h2>
      <NotLiveNote />
      {sitting && <NextItem committee={committee} answer={answer} />}
      {sitting && <ConsoleFloor committee={committee} answer={answer} />}
      {sitting && work !== null && <ConsoleDebate committee={committee} work={work.id} />}
      {sitting && (
        <div className={styles.block}>
          <h3 className={styles.heading}>{t('sessions.console.question')}</h3>
          {work === null ? (
            <p className={styles.soft}>{t('sessions.console.noWork')}</p>
          ) : (
            <ConsoleVote committee={committee} session={answer.session.id} work={work} vote={vote} />
          )}
        </div>
      )}
      <SessionSteps committee={committee} answer={answer} />
    </section>
  )
}

function NextItem({ committee, answer: { session, can } }: { committee: string; answer: Session }) {
  const { t } = useTranslation()
  const takeUp = useCommand(committee, 'takeUpItem')
  const at = session.agenda.findIndex(({ item }) => item === session.current)
  const next = session.agenda[at + 1]
  return (
    <div className={styles.block}>
      <h3 className={styles.heading}>{t('sessions.console.items')}</h3>
      {next === undefined ? (
        <p className={styles.soft}>{t('sessions.console.last')}</p>
      ) : (
        can.takeUpItem === null && (
          <LiveButton
            variant={at === -1 ? 'filled' : 'default'}
            loading={takeUp.isPending}
            onClick={() => takeUp.mutate({ session: session.id, item: next.item })}
          >
            {t('sessions.console.next', { number: next.number, title: next.title })}
          </LiveButton>
        )
      )}
      <RefusalNote refusal={takeUp.error ?? (next && can.takeUpItem) ?? null} />
    </div>
  )
}

function SessionSteps({ committee, answer: { session, can } }: { committee: string; answer: Session }) {
  const { t } = useTranslation()
  const suspend = useCommand(committee, 'suspendSession')
  const resume = useCommand(committee, 'resumeSession')
  const close = useCommand(committee, 'closeSession')
  const aSession = { session: session.id }
  return (
    <div className={styles.block}>
      <h3 className={styles.heading}>{t('sessions.console.session')}</h3>
      {session.status === 'scheduled' && (
        <>
          {can.openSession === null && <OpenSession committee={committee} session={session} />}
          <RefusalNote refusal={can.openSession ?? null} />
          <p className={styles.soft}>{t('sessions.console.openExplain')}</p>
        </>
      )}
      {session.status === 'suspended' && (
        <>
          {can.resumeSession === null && (
            <LiveButton loading={resume.isPending} onClick={() => resume.mutate(aSession)}>
              {t('sessions.console.resume')}
            </LiveButton>
          )}
          <RefusalNote refusal={resume.error ?? can.resumeSession ?? null} />
        </>
      )}
      <div className={styles.row}>
        {can.suspendSession === null && (
          <LiveButton variant="default" loading={suspend.isPending} onClick={() => suspend.mutate(aSession)}>
            {t('sessions.console.suspend')}
          </LiveButton>
        )}
        {can.closeSession === null && (
          <ConfirmButton
            decides
            label={t('sessions.console.close')}
            question={t('sessions.console.closeTitle')}
            onConfirm={() => close.mutateAsync(aSession)}
            pending={close.isPending}
            error={close.error}
          >
            <p>{t('sessions.console.closeText')}</p>
          </ConfirmButton>
        )}
      </div>
      {session.status === 'open' && can.closeSession && <RefusalNote refusal={can.closeSession} />}
      <RefusalNote refusal={suspend.error} />
    </div>
  )
}

/** A session that is due within the hour opens at once; an earlier opening has to be confirmed. */
const EARLY = 60 * 60_000

function OpenSession({ committee, session }: { committee: string; session: Session['session'] }) {
  const { t } = useTranslation()
  const announced = useAnnounced()
  const open = useCommand(committee, 'openSession')
  const early = session.startsAt - useNow(60_000) > EARLY
  const aSession = { session: session.id }
  if (early)
    return (
      <ConfirmButton
        decides
        variant="filled"
        label={t('sessions.console.open')}
        question={t('sessions.console.openEarly')}
        confirmLabel={t('sessions.console.openNow')}
        onConfirm={() => open.mutateAsync(aSession)}
        pending={open.isPending}
        error={open.error}
      >
        <p>{t('sessions.console.openEarlyText', { when: announced(session.startsAt, session.timeZone) })}</p>
      </ConfirmButton>
    )
  return (
    <>
      <LiveButton loading={open.isPending} onClick={() => open.mutate(aSession)}>
        {t('sessions.console.open')}
      </LiveButton>
      <RefusalNote refusal={open.error} />
    </>
  )
}
