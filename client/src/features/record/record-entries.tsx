import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { RecordPage } from '@quorate/shared/contracts/record'
import { useTranslation } from 'react-i18next'
import { formatDate, formatTime } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './record.module.css'
import { RecordLine } from './record-line.tsx'
import type { Said } from './use-sentences.ts'

type Entry = RecordPage['entries'][number]

/** Entries under the day on which they were made. */
export function RecordEntries({ entries, say }: { entries: readonly Entry[]; say: (event: PresentedEvent) => Said }) {
  const language = useLanguage()
  const days = new Map<string, Entry[]>()
  for (const entry of entries) {
    const day = formatDate(entry.at, language)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={day} className={styles.day}>
      <h2 className={styles.dayTitle}>{day}</h2>
      <ol className={styles.entries}>
        {ofDay.map((entry) => (
          <EntryLine key={entry.seq} entry={entry} say={say} />
        ))}
      </ol>
    </section>
  ))
}

function EntryLine({ entry, say }: { entry: Entry; say: (event: PresentedEvent) => Said }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <li className={styles.entry} id={`entry-${entry.seq}`} value={entry.seq}>
      <p className={styles.mark}>
        <time dateTime={new Date(entry.at).toISOString()}>{formatTime(entry.at, language)}</time>
        <span className={styles.number} title={t('record.entry', { number: entry.seq })}>
          {entry.seq}
        </span>
        <span className={styles.hash} title={t('record.entryHash', { hash: entry.hash })}>
          {entry.hash.slice(0, 8)}
        </span>
      </p>
      <div className={styles.events}>
        {entry.events.map((presented) => {
          // The edge: the contract leaves an event's data open; the server presents it as its type says.
          const event = presented as PresentedEvent
          return <RecordLine key={event.index} event={event} said={say(event)} />
        })}
      </div>
    </li>
  )
}
