import type { Proposal } from '@quorate/shared/contracts/proposals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RedlineMode } from '../../ui/redline.tsx'
import { RedlineModes } from '../../ui/redline-modes.tsx'
import { Changes } from './changes.tsx'
import styles from './proposal.module.css'

/** The text of a proposal as a redline, clean, or side by side. */
export function ProposalText({ data }: { data: Pick<Proposal, 'proposal' | 'base'> }) {
  const { t } = useTranslation()
  const [mode, setMode] = useState<RedlineMode>('redline')
  return (
    <section className={styles.section} aria-label={t('proposals.text')}>
      <div className={styles.bar}>
        <h2 className={styles.heading}>{t('proposals.text')}</h2>
        <RedlineModes mode={mode} onChange={setMode} />
      </div>
      <Changes operations={data.proposal.operations} base={data.base} mode={mode} />
    </section>
  )
}
