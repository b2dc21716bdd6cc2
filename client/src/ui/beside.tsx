import { IconArrowDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './beside.module.css'

type BesideProps = { text: ReactNode; discussion: ReactNode }

/**
 * A text and its discussion: side by side where the window is wide enough; otherwise the discussion after the text, with
 * a link to it that stays in reach.
 */
export function Beside({ text, discussion }: BesideProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.beside}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll by itself, also by keyboard */}
      <section id="text" className={styles.text} aria-label={t('ui.document')} tabIndex={0}>
        {text}
        <a href="#discussion" className={styles.way}>
          <IconArrowDown aria-hidden size={16} stroke={1.75} />
          {t('ui.toDiscussion')}
        </a>
      </section>
      <div id="discussion" className={styles.discussion}>
        {discussion}
      </div>
    </div>
  )
}
