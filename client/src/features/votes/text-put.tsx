import type { Vote } from '@quorate/shared/contracts/votes'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommittee } from '../../data/committee-context.ts'
import { Amendment } from '../../ui/amendment.tsx'
import { Official } from '../../ui/official.tsx'
import { SymbolLink } from '../../ui/symbol-link.tsx'
import { proposalPaths } from '../proposals/paths.ts'
import styles from './vote.module.css'

type TextPutProps = { put: Vote['put']; proposal: string; children?: ReactNode }

/** The exact text put to the vote: each provision with what would change in it, and what follows it. */
export function TextPut({ put, proposal, children }: TextPutProps) {
  const { t } = useTranslation()
  const { address, principal } = useCommittee()
  const sponsor = principal(put.sponsor)
  const heading = (
    <h3 id={`put-${proposal}`} tabIndex={-1} className={styles.heading}>
      {t('votes.textPut')}
    </h3>
  )
  return (
    <section className={styles.put} aria-labelledby={`put-${proposal}`}>
      <Amendment operations={put.operations} base={put.base} heading={heading}>
        <p className={styles.putTitle}>
          <SymbolLink to={proposalPaths(address).proposal(proposal)} symbol={put.symbol} title={put.title} />
        </p>
        {sponsor && (
          <p className={styles.soft}>
            {t('votes.textPutBy')} <Official text={sponsor.name} />
          </p>
        )}
      </Amendment>
      {children}
    </section>
  )
}
