import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { RecordPage } from '@quorate/shared/contracts/record'
import { useTranslation } from '../../i18n/translate.ts'
import { LongList } from '../../ui/long-list.tsx'
import { formatDate, formatTime } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './record.module.css'
import { RecordLine } from './record-line.tsx'
import type { EventSentence } from './use-sentences.ts'

type Entry = RecordPage['entries'][number]

type RecordEntriesProps = {
  entries: readonly Entry[]
  say: (event: PresentedEvent) => EventSentence
  /** If there are earlier ones. */
  onNearEnd: (() => void) | undefined
}

/** Entries under the day on which they were made. */
export function RecordEntries({ entries, say, onNearEnd }: RecordEntriesProps) {
  const language = useLanguage()
  const days = entries.map(({ at }) => formatDate(at, language))
  return (
    <LongList
      as="ol"
      className={styles.entries}
      items={entries.map((entry, index) => ({ entry, day: days[index] === days[index - 1] ? null : days[index] }))}
      keyOf={({ entry }) => String(entry.seq)}
      estimate={84}
      onNearEnd={onNearEnd}
      row={({ entry, day }, props) => (
        <li {...props} id={`entry-${entry.seq}`} value={entry.seq}>
          {day && <h2 className={styles.dayTitle}>{day}</h2>}
          <EntryLine entry={entry} say={say} />
        </li>
      )}
    />
  )
}

function EntryLine({ entry, say }: { entry: Entry; say: (event: PresentedEvent) => EventSentence }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className={styles.entry}>
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
    </div>
  )
}
