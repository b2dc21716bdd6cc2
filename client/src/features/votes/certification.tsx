import type { Vote } from '@quorate/shared/contracts/votes'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Link } from '../../ui/link.tsx'
import { Moment } from '../../ui/moment.tsx'
import { NotLiveNote } from '../../ui/not-live.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { decisionPaths } from '../decisions/names.ts'
import styles from './vote.module.css'

const OFFICES = ['chair', 'secretariat'] as const

/** The certifications of the result, and the button for those who may certify it. */
export function Certification({ committee, answer }: { committee: string; answer: Vote }) {
  const { t } = useTranslation()
  const { me, address, participant } = useCommittee()
  const { vote, can } = answer
  const certify = useCommand(committee, 'certifyVote')
  const holdsOffice = me.capacity === 'chair' || me.capacity === 'vice-chair' || me.capacity === 'secretariat'
  const refusal = can.certifyVote
  return (
    <section className={styles.block} aria-labelledby={`certify-${vote.id}`}>
      <h3 id={`certify-${vote.id}`} className={styles.heading}>
        {t('votes.certify.title')}
      </h3>
      <dl className={styles.facts}>
        {OFFICES.map((office) => {
          const done = vote.certifiedBy.find((each) => each.office === office)
          return (
            <div key={office} className={styles.fact}>
              <dt>{t(`votes.certify.${office}`)}</dt>
              <dd data-missing={!done}>
                {done ? (
                  <>
                    {participant(done.member)?.name ?? t('ui.erasedName')}, <Moment at={done.at} full />
                  </>
                ) : (
                  t('votes.certify.awaited')
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      {vote.decision !== null ? (
        <p>
          <Link to={decisionPaths(address).decision(vote.decision)}>{t('votes.certify.readDecision')}</Link>
        </p>
      ) : (
        <p className={styles.soft}>{t('votes.certify.lead')}</p>
      )}
      {refusal === null && (
        <ConfirmButton
          label={t('votes.certify.button')}
          question={t('votes.certify.button')}
          variant="filled"
          decides
          onConfirm={() => certify.mutateAsync({ vote: vote.id })}
          pending={certify.isPending}
          error={certify.error}
        >
          <p>{t('votes.certify.explain')}</p>
        </ConfirmButton>
      )}
      {refusal === null && <NotLiveNote />}
      {refusal && holdsOffice && refusal.code !== 'already-certified' && <RefusalNote refusal={refusal} />}
    </section>
  )
}
