import type { Version } from '@quorate/shared/contracts/instrument'
import type { Language } from '@quorate/shared/domain/language'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Link } from '../../ui/link.tsx'
import { ShownText } from '../../ui/shown-text.tsx'
import { formatDate } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { decisionPaths } from '../decisions/names.ts'
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
        if (decision === null) return <ShownText key={key} text={text} />
        const made = data.decisions.find(({ id }) => id === decision)
        const label = made
          ? t('instrument.madeBy', { symbol: made.symbol, date: formatDate(made.at, reader) })
          : t('instrument.decision')
        return (
          <Made key={key} to={decisionPaths(address).decision(decision)} label={label}>
            <ShownText text={text} />
            <sup className={styles.mark} lang={reader}>
              {made?.symbol ?? ''}
            </sup>
          </Made>
        )
      })}
    </p>
  )
}

/** Comes when it is first shown. */
const Tooltip = lazy(async () => ({ default: (await import('../../ui/tooltip-opened.tsx')).Tooltip }))

/** Words that a decision made. */
function Made({ to, label, children }: { to: string; label: string; children: ReactNode }) {
  const [link, setLink] = useState<HTMLAnchorElement | null>(null)
  const [opened, setOpened] = useState(false)
  const open = () => setOpened(true)
  const close = () => setOpened(false)
  return (
    <>
      <Link
        ref={setLink}
        to={to}
        className={styles.span}
        aria-description={label}
        onPointerEnter={open}
        onPointerLeave={close}
        onFocus={open}
        onBlur={close}
      >
        {children}
      </Link>
      {opened && link && (
        <Suspense>
          <Tooltip target={link} opened label={label} multiline maw={260} />
        </Suspense>
      )}
    </>
  )
}
