import { Button } from '@mantine/core'
import type { DecisionSummary } from '@quorate/shared/contracts/decisions'
import { useState } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { readIn } from '../../ui/read-in.ts'
import { formatDate } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './decision.module.css'

/** The line by which the decision is cited, to copy. */
export function Citation({ decision }: { decision: DecisionSummary }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { committee } = useCommittee()
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null)
  const line = t('decisions.cite.line', {
    body: readIn(committee.body, language).text,
    committee: readIn(committee.name, language).text,
    symbol: decision.symbol,
    title: `${readIn(decision.work.title, language).text} (${t(`decisions.cite.outcome.${decision.outcome}`)})`,
    date: formatDate(decision.at, language),
  })
  const copy = () => {
    // The clipboard exists in secure contexts only.
    const written = navigator.clipboard?.writeText(line) ?? Promise.reject(new Error('no clipboard'))
    written.then(
      () => setSaid('copied'),
      () => setSaid('failed'),
    )
  }
  return (
    <section className={styles.block} aria-labelledby="cite">
      <h2 id="cite" className={styles.heading}>
        {t('decisions.cite.title')}
      </h2>
      <p className={styles.cite}>{line}</p>
      <div className={styles.copy}>
        <Button variant="default" size="sm" onClick={copy}>
          {t('decisions.cite.copy')}
        </Button>
        <span role="status">{said && t(`decisions.cite.${said}`)}</span>
      </div>
    </section>
  )
}
