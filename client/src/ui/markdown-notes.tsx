import { createContext, type ReactNode, useContext } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './markdown.module.css'
import type { Note, NoteCall, Notes } from './markdown-tokens.ts'

type NotesHere = Notes & {
  /** What the ids of this text's notes begin with; those of another text begin with something else. */
  prefix: string
}

export const NotesContext = createContext<NotesHere>({ all: [], calls: new Map(), prefix: '' })

const noteId = (prefix: string, note: number) => `${prefix}note-${note + 1}`
const callId = (prefix: string, note: number, call: number) => `${prefix}call-${note + 1}-${call + 1}`

/** The number of a footnote, with a link to it. A call without a note stays as it is written. */
export function NoteMark({ call }: { call: NoteCall }) {
  const { t } = useTranslation()
  const { calls, prefix } = useContext(NotesContext)
  const found = calls.get(call)
  if (!found) return call.raw
  const number = found.note + 1
  return (
    <sup>
      <a
        id={callId(prefix, found.note, found.call)}
        href={`#${noteId(prefix, found.note)}`}
        aria-label={t('ui.notes.call', { number })}
      >
        {number}
      </a>
    </sup>
  )
}

/** The footnotes of a text, after it, each with a link back to every place that calls it. */
export function NotesBelow({ show }: { show: (note: Note) => ReactNode }) {
  const { t } = useTranslation()
  const { all, calls, prefix } = useContext(NotesContext)
  if (all.length === 0) return null
  const backTo = (note: number) => [...calls.values()].filter((call) => call.note === note)
  return (
    <section className={styles.notes} aria-label={t('ui.notes.heading')}>
      <p className={styles.heading} aria-hidden="true">
        {t('ui.notes.heading')}
      </p>
      <ol>
        {all.map((note, index) => (
          <li key={noteId(prefix, index)} id={noteId(prefix, index)}>
            {show(note)}
            {backTo(index).map(({ call }) => (
              <a
                key={call}
                className={styles.back}
                href={`#${callId(prefix, index, call)}`}
                aria-label={t('ui.notes.back', { number: index + 1 })}
              >
                ↩
              </a>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
