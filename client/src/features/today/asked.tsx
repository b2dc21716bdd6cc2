import { Button } from '@mantine/core'
import type { Today } from '@quorate/shared/contracts/today'
import type { Capacity } from '@quorate/shared/domain/membership/events'
import { useCommittee } from '../../data/committee-context.ts'
import { PrincipalName } from '../../data/person.tsx'
import { useTranslation } from '../../i18n/translate.ts'
import { Link } from '../../ui/link.tsx'
import { membershipPaths } from '../membership/names.ts'
import { silencedIn } from '../membership/parts/silenced.ts'
import { votePaths } from '../votes/names.ts'
import { Question } from '../votes/parts/question.tsx'
import styles from './today.module.css'

/** The acts expected of the reader, each with its subject and one button that leads there. */
export function Asked({ today, capacity }: { today: Today; capacity: Capacity }) {
  const { t } = useTranslation()
  const { address, committee } = useCommittee()
  const { votes, toCertify } = today
  const silenced = committee.can.issueCredential === null ? silencedIn(committee) : []
  const nothing = votes.length === 0 && toCertify.length === 0 && silenced.length === 0
  return (
    <section aria-labelledby="asked" className={styles.section}>
      <h2 id="asked" className={styles.heading}>
        {t('today.asked')}
      </h2>
      {nothing && (
        <p className={styles.quiet}>
          {t('today.nothing')} {t(`today.may.${capacity}`)}
        </p>
      )}
      <ul className={styles.asks}>
        {silenced.map(({ id }) => (
          <li key={id} className={styles.ask}>
            <p className={styles.askKind}>{t('today.silenced')}</p>
            <p className={styles.askText}>
              <PrincipalName id={id} />
            </p>
            <Button component={Link} to={membershipPaths(address).participants}>
              {t('today.silencedAction')}
            </Button>
          </li>
        ))}
        {toCertify.map((vote) => (
          <li key={vote.id} className={styles.ask}>
            <p className={styles.askKind}>{t('today.certify')}</p>
            <p className={styles.askText}>
              <Question vote={vote} />
            </p>
            <Button component={Link} to={votePaths(address).vote(vote.id)}>
              {t('today.certifyAction')}
            </Button>
          </li>
        ))}
        {votes.map((vote) => (
          <OpenVote key={vote.id} vote={vote} />
        ))}
      </ul>
    </section>
  )
}

function OpenVote({ vote }: { vote: Today['votes'][number] }) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const awaited = vote.canCast && !vote.mine
  const kind = awaited ? 'today.vote.awaited' : vote.canCast ? 'today.vote.cast' : 'today.vote.underWay'
  return (
    <li className={styles.ask} data-urgent={awaited}>
      <p className={styles.askKind}>{t(kind)}</p>
      <p className={styles.askText}>
        <Question vote={vote} />
      </p>
      <p className={styles.quiet}>{t('today.vote.turnout', { cast: vote.cast, entitled: vote.entitled })}</p>
      <Button component={Link} to={votePaths(address).vote(vote.id)} variant={awaited ? 'filled' : 'default'}>
        {t(awaited ? 'today.vote.castAction' : vote.canCast ? 'today.vote.changeAction' : 'today.vote.followAction')}
      </Button>
    </li>
  )
}
