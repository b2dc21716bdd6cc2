import type { Session } from '@quorate/shared/contracts/sessions'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { LiveButton } from '../../ui/live-button.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { LinkedText } from '../works/parts/linked-text.tsx'
import { WorkName } from '../works/parts/work-name.tsx'
import styles from './agenda.module.css'
import { worksOf } from './current-work.ts'

/** The agenda with its current item; those who may can take up any other item from here. */
export function Agenda({ committee, answer }: { committee: string; answer: Session }) {
  const { t } = useTranslation()
  const takeUp = useCommand(committee, 'takeUpItem')
  const { session, can } = answer
  return (
    <>
      <ol className={styles.agenda}>
        {session.agenda.map((agendaItem) => {
          const { item, number, title } = agendaItem
          const current = item === session.current
          return (
            <li key={item} className={styles.item} aria-current={current ? 'step' : undefined}>
              <span className={styles.number}>{number}</span>
              <div className={styles.words}>
                <p className={styles.title}>
                  <LinkedText text={title} />
                  {current && <span className={styles.current}> {t('sessions.room.currentItem')}</span>}
                </p>
                {worksOf(answer, agendaItem).map((work) => (
                  <p key={work.id} className={styles.work}>
                    <WorkName work={work} symbolOnly={Object.values(work.title).includes(title)} />
                  </p>
                ))}
                {!current && can.takeUpItem === null && (
                  <LiveButton
                    variant="subtle"
                    size="compact-sm"
                    className={styles.takeUp}
                    disabled={takeUp.isPending}
                    onClick={() => takeUp.mutate({ session: session.id, item })}
                  >
                    {t('sessions.console.takeUp', { number })}
                  </LiveButton>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      <RefusalNote refusal={takeUp.error} />
    </>
  )
}
