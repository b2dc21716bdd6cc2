import styles from './moment.module.css'
import { formatMoment, formatShort } from './time.ts'
import { useLanguage } from './use-language.ts'
import { useNow } from './use-now.ts'

/** When something happened: short in lists, in full on request, on paper and for machines. */
export function Moment({ at, timeZone, full = false }: { at: number; timeZone?: string; full?: boolean }) {
  const language = useLanguage()
  const now = useNow(60_000)
  const complete = formatMoment(at, language, timeZone)
  return (
    <time dateTime={new Date(at).toISOString()} title={complete}>
      {full ? complete : <span className={styles.short}>{formatShort(at, now, language)}</span>}
    </time>
  )
}
