import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './refusal-note.module.css'
import { describeRefusal, type ShownRefusal } from './refusal-text.ts'

type RefusalNoteProps = {
  /** The reason: of a refused ability, or of a failed command. Nothing is shown for null. */
  refusal: ShownRefusal | Error | null | undefined
  /** `answer` for the answer to an act of the reader: it is read out. */
  kind?: 'state' | 'answer'
  /** The sentence on who may do it: shown if the reader's capacity may not. */
  notAllowed?: string
}

/** Says, in the place of the control, why something cannot be done, and what to do instead. */
export function RefusalNote({
  refusal,
  notAllowed,
  kind = refusal instanceof Error ? 'answer' : 'state',
}: RefusalNoteProps) {
  const { t } = useTranslation()
  if (!refusal) return null
  return (
    <p className={styles.note} data-kind={kind} role={kind === 'answer' ? 'alert' : undefined}>
      <IconInfoCircle aria-hidden size={18} stroke={1.75} className={styles.icon} />
      <span>{describeRefusal(t, refusal, notAllowed)}</span>
    </p>
  )
}
