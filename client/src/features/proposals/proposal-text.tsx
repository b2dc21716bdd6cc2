import type { Proposal } from '@quorate/shared/contracts/proposals'
import { useTranslation } from '../../i18n/translate.ts'
import { Amendment } from './amendment.tsx'
import styles from './proposal.module.css'

/** The text of a proposal as a redline, clean, or side by side. */
export function ProposalText({ data }: { data: Pick<Proposal, 'proposal' | 'base'> }) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-label={t('proposals.text')}>
      <Amendment
        operations={data.proposal.operations}
        base={data.base}
        heading={<h2 className={styles.heading}>{t('proposals.text')}</h2>}
      />
    </section>
  )
}
