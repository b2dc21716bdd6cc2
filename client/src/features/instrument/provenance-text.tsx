import { Tooltip } from '@mantine/core'
import type { Version } from '@quorate/shared/contracts/instrument'
import type { Language } from '@quorate/shared/domain/language'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { formatDate } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { decisionPaths } from '../decisions/paths.ts'
import styles from './instrument.module.css'

type ProvenanceTextProps = {
  data: Version
  spans: readonly { text: string; decision: string | null }[]
  language: Language
}

/** The words of a provision; those that a decision made lead to it, and say so on hover, focus or touch. */
export function ProvenanceText({ data, spans, language }: ProvenanceTextProps) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const reader = useLanguage()
  let offset = 0
  return (
    <p className={styles.text} lang={language} dir="auto">
      {spans.map(({ text, decision }) => {
        const key = offset
        offset += text.length
        if (decision === null) return <Fragment key={key}>{text}</Fragment>
        const made = data.decisions.find(({ id }) => id === decision)
        const label = made
          ? t('instrument.madeBy', { symbol: made.symbol, date: formatDate(made.at, reader) })
          : t('instrument.decision')
        return (
          <Tooltip key={key} label={label} multiline maw={260}>
            <Link to={decisionPaths(address).decision(decision)} className={styles.span}>
              {text}
              <sup className={styles.mark} lang={reader}>
                {made?.symbol ?? ''}
              </sup>
            </Link>
          </Tooltip>
        )
      })}
    </p>
  )
}
