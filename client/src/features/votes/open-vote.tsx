import type { Vote } from '@quorate/shared/contracts/votes'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { readIn } from '../../ui/read-in.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { BallotForm } from './ballot-form.tsx'
import { ProfileRule } from './profile-rule.tsx'
import { Receipt } from './receipt.tsx'
import { TextPut } from './text-put.tsx'
import { Turnout } from './turnout.tsx'
import styles from './vote.module.css'

/**
 * An open vote: first the ballot, or why there is none; then the text, of any length, and the turnout. A link leads to
 * the text, and one back.
 */
export function OpenVote({ committee, answer }: { committee: string; answer: Vote }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { me, principal } = useCommittee()
  const { vote, mine, about, can } = answer
  const own = me.principal === null ? undefined : principal(me.principal)
  const delegation = own ? readIn(own.name, language).text : ''
  const refusal = can.castBallot
  const nobodyVotes = me.capacity === 'delegate' && own?.voter === null
  return (
    <>
      <p className={styles.jump}>
        <a href={`#put-${vote.work}`}>{t('votes.toText')}</a>
      </p>
      <div className={styles.ballot} id={`ballot-${vote.id}`} tabIndex={-1}>
        {mine && <Receipt vote={vote.id} mine={mine} delegation={delegation} open />}
        {refusal === null && <BallotForm committee={committee} vote={vote.id} mine={mine} delegation={delegation} />}
        {refusal && (
          <section aria-label={t('votes.ballot.cannot')}>
            <RefusalNote refusal={nobodyVotes ? { ...refusal, code: 'credential-lapsed' } : refusal} />
          </section>
        )}
      </div>
      <TextPut committee={committee} work={vote.work} about={about}>
        {refusal === null && (
          <p className={styles.jump}>
            <a href={`#ballot-${vote.id}`}>{t('votes.toBallot')}</a>
          </p>
        )}
      </TextPut>
      <div className={styles.pair}>
        <section className={styles.block} aria-labelledby={`turnout-${vote.id}`}>
          <h3 id={`turnout-${vote.id}`} className={styles.heading}>
            {t('votes.turnout.title')}
          </h3>
          <Turnout cast={vote.cast} entitled={vote.entitled} />
          <p className={styles.soft}>{t(`votes.methodExplained.${vote.method}`)}</p>
        </section>
        <section className={styles.block} aria-labelledby={`rule-${vote.id}`}>
          <h3 id={`rule-${vote.id}`} className={styles.heading}>
            {t('votes.rule')}
          </h3>
          <ProfileRule profile={vote.profile} />
        </section>
      </div>
    </>
  )
}
