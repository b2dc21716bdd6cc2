import type { Session } from '@quorate/shared/contracts/sessions'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { LiveButton } from '../../ui/live-button.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { proposalPaths } from '../proposals/paths.ts'
import { proposalsQuery } from '../proposals/queries.ts'
import styles from './agenda.module.css'

/** The agenda with its current item; those who may can take up any other item from here. */
export function Agenda({ committee, answer }: { committee: string; answer: Session }) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const proposals = useQuery(proposalsQuery(committee))
  const takeUp = useCommand(committee, 'takeUpItem')
  const { session, can } = answer
  const symbols = new Map(proposals.data?.proposals.map(({ id, symbol }) => [id, symbol]))
  return (
    <>
      <ol className={styles.agenda}>
        {session.agenda.map(({ item, number, title, proposal }) => {
          const current = item === session.current
          return (
            <li key={item} className={styles.item} aria-current={current ? 'step' : undefined}>
              <span className={styles.number}>{number}</span>
              <div className={styles.words}>
                <p className={styles.title}>
                  {title}
                  {current && <span className={styles.current}> {t('sessions.room.currentItem')}</span>}
                </p>
                {proposal !== null && (
                  <p className={styles.proposal}>
                    <Link to={proposalPaths(address).proposal(proposal)}>
                      {symbols.get(proposal) ?? t('sessions.room.text')}
                    </Link>
                  </p>
                )}
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
