import type { Vote } from '@quorate/shared/contracts/votes'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { Certification } from './certification.tsx'
import { ProfileRule } from './profile-rule.tsx'
import { Receipt } from './receipt.tsx'
import { ResultBar } from './result-bar.tsx'
import { RollCallTable } from './roll-call-table.tsx'
import { TextPut } from './text-put.tsx'
import styles from './vote.module.css'

/** A closed vote: the sentence of its result, the bar, the roll-call, and who certified it where it decided anything. */
export function ClosedVote({ committee, answer }: { committee: string; answer: Vote }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { me, committee: body, principal } = useCommittee()
  const { vote, mine, about } = answer
  const own = me.principal === null ? undefined : principal(me.principal)
  return (
    <>
      <section className={styles.block} aria-label={t('votes.result.title')}>
        {vote.sentence && (
          <p className={styles.sentence} data-outcome={vote.result?.outcome}>
            {vote.sentence[language]}
          </p>
        )}
        {vote.result && <ResultBar base={vote.profile.base} result={vote.result} />}
      </section>
      {vote.status !== 'no-quorum' && <Certification committee={committee} answer={answer} />}
      {mine && (
        <Receipt
          vote={answer.vote.id}
          mine={mine}
          delegation={own ? readIn(own.name, language).text : ''}
          open={false}
        />
      )}
      <section className={styles.block} aria-labelledby={`roll-${vote.id}`}>
        <h3 id={`roll-${vote.id}`} className={styles.heading}>
          {t('votes.rollCall.title')}
        </h3>
        {vote.ballots ? (
          <RollCallTable ballots={vote.ballots} principals={body.principals} />
        ) : (
          <p className={styles.soft}>{t('votes.rollCall.none')}</p>
        )}
      </section>
      <TextPut committee={committee} work={vote.work} about={about} />
      <section className={styles.block} aria-labelledby={`rule-${vote.id}`}>
        <h3 id={`rule-${vote.id}`} className={styles.heading}>
          {t('votes.rule')}
        </h3>
        <ProfileRule profile={vote.profile} />
      </section>
    </>
  )
}
