import { Tooltip } from '@mantine/core'
import type { Provisions, Version } from '@quorate/shared/contracts/instrument'
import type { Language } from '@quorate/shared/domain/language'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { formatDate } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { decisionPaths } from '../decisions/names.ts'
import styles from './instrument.module.css'

type ProvisionTextProps = {
  data: Version
  provision: Provisions['provisions'][number]
  /** The language of the wording shown. */
  language: Language
  provenance: boolean
}

/** The words; those that a decision made lead to it, and say so on hover, focus or touch. */
export function ProvisionText({ data, provision, language, provenance }: ProvisionTextProps) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const reader = useLanguage()
  const spans = provision.spans[language]
  if (!provenance || !spans)
    return (
      <p className={styles.text} lang={language} dir="auto">
        {provision.text[language]}
      </p>
    )
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
