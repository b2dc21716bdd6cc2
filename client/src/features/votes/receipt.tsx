import type { Vote } from '@quorate/shared/contracts/votes'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Moment } from '../../ui/moment.tsx'
import { ChoiceMark } from './choice-mark.tsx'
import styles from './vote.module.css'

export const receiptId = (vote: string) => `receipt-${vote}`

type ReceiptProps = { vote: string; mine: NonNullable<Vote['mine']>; delegation: string; open: boolean }

/** The delegation's recorded vote, and the number of its entry. */
export function Receipt({ vote, mine, delegation, open }: ReceiptProps) {
  const { t } = useTranslation()
  const { me, participant } = useCommittee()
  const byMe = mine.by === me.member
  return (
    <section id={receiptId(vote)} className={styles.receipt} aria-label={t('votes.receipt.number')}>
      <p className={styles.receiptTitle} role="status">
        {byMe
          ? t(mine.changed ? 'votes.receipt.changedTitle' : 'votes.receipt.title')
          : t('votes.receipt.delegationVoted', { delegation })}
      </p>
      <dl className={styles.facts}>
        <dt>{t('votes.receipt.choice')}</dt>
        <dd className={styles.receiptChoice}>
          <ChoiceMark choice={mine.choice} /> {t(`votes.choices.${mine.choice}`)}
        </dd>
        <dt>{t('votes.receipt.at')}</dt>
        <dd>
          <Moment at={mine.at} full />
        </dd>
        {!byMe && (
          <>
            <dt>{t('votes.receipt.by')}</dt>
            <dd>{participant(mine.by)?.name ?? t('ui.erasedName')}</dd>
          </>
        )}
        <dt>{t('votes.receipt.number')}</dt>
        <dd className={styles.receiptNumber}>{mine.receipt}</dd>
      </dl>
      <p className={styles.soft}>{t(open ? 'votes.receipt.note' : 'votes.receipt.noteClosed')}</p>
    </section>
  )
}
