import { linesIn, MOST_MARKUP } from '@quorate/shared/domain/markup'
import { useTranslation } from '../i18n/translate.ts'
import styles from './plain-text.module.css'

/** Lines shown of a text that has more lines than are taken now; the others are shown on request. */
const SHOWN_OF_MANY = 100

/** A text as it was written, with its line breaks. */
export function PlainText({ text }: { text: string }) {
  const written = String(text)
  if (linesIn(written) > MOST_MARKUP.lines) return <ManyLines text={written} />
  return <Lines text={written} />
}

function Lines({ text }: { text: string }) {
  return (
    <span className={styles.plain} dir="auto">
      {text}
    </span>
  )
}

/** An older record may hold texts of so many lines that laying all of them out takes the page away. */
function ManyLines({ text }: { text: string }) {
  const { t } = useTranslation()
  const lines = text.split(/\r\n?|\n/)
  return (
    <>
      <Lines text={lines.slice(0, SHOWN_OF_MANY).join('\n')} />
      <details>
        <summary>{t('ui.moreLines', { count: lines.length - SHOWN_OF_MANY })}</summary>
        <Lines text={lines.slice(SHOWN_OF_MANY).join('\n')} />
      </details>
    </>
  )
}
