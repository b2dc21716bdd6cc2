import type { Version } from '@quorate/shared/contracts/instrument'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Official } from '../../ui/official.tsx'
import styles from './instrument.module.css'

/** The table of contents: parts, chapters, standards. */
export function Contents({ outline }: Pick<Version, 'outline'>) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const headings = outline.filter(({ kind }) => kind !== 'paragraph')
  if (headings.length === 0) return null
  return (
    <details className={styles.contents} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('instrument.contents')}</summary>
      <ol className={styles.contentsList}>
        {(opened ? headings : []).map(({ id, number, heading, kind }) => (
          <li key={id} data-kind={kind}>
            <a href={`#${id}`}>
              <span className={styles.contentsNumber}>{number}</span> <Official text={heading} />
            </a>
          </li>
        ))}
      </ol>
    </details>
  )
}
