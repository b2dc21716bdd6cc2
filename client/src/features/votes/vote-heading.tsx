import type { VoteSummary } from '@quorate/shared/contracts/votes'
import { useTranslation } from '../../i18n/translate.ts'
import { Question } from './parts/question.tsx'
import styles from './vote.module.css'

/** The question as it was put, with the method and the status of the vote. */
export function VoteHeading({ vote }: { vote: VoteSummary }) {
  const { t } = useTranslation()
  return (
    <header className={styles.head}>
      <p className={styles.kicker}>
        <span>{t('votes.vote')}</span>
        <span>{t(`votes.methods.${vote.method}`)}</span>
        {vote.ballot === 2 && <span>{t('votes.secondBallot')}</span>}
        <span className={styles.status} data-status={vote.status}>
          {t(`votes.status.${vote.status}`)}
        </span>
      </p>
      <h2 id={`vote-${vote.id}`} className={styles.question}>
        <Question vote={vote} />
      </h2>
    </header>
  )
}
