import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n/translate.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useLanguage } from '../../../ui/use-language.ts'
import { voteQuery } from '../queries.ts'
import { ResultBar } from '../result-bar.tsx'
import { Turnout } from '../turnout.tsx'
import styles from '../vote-screen.module.css'
import { Question } from './question.tsx'

/** A vote for the hall: the question, how many have voted, and after the close the result. */
export function VoteScreen({ committee, vote: id }: { committee: string; vote: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useQuery(voteQuery(committee, id))
  return (
    <Loaded query={query} lines={3}>
      {({ vote }) => (
        <section className={styles.vote} aria-label={t('votes.vote')}>
          <p className={styles.question}>
            <Question vote={vote} />
          </p>
          {vote.result === null ? (
            <div className={styles.turnout}>
              <Turnout cast={vote.cast} entitled={vote.entitled} />
            </div>
          ) : (
            <>
              {vote.sentence && <p className={styles.sentence}>{vote.sentence[language]}</p>}
              <ResultBar base={vote.profile.base} result={vote.result} size="hall" />
            </>
          )}
        </section>
      )}
    </Loaded>
  )
}
