import { Button } from '@mantine/core'
import { oddCharacters, whereIn, withoutHidden } from '@quorate/shared/domain/characters'
import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './odd-note.module.css'

type OddNoteProps = {
  /** An official text as it is being written. */
  text: string
  onClean: (text: string) => void
}

/** So many are named. */
const NAMED = 5

/**
 * The characters of an official text that do not show what they are, each with its place. They may be meant: the person
 * removes or leaves them.
 */
export function OddNote({ text, onClean }: OddNoteProps) {
  const { t } = useTranslation()
  const latest = useDeferredValue(text)
  const odd = useMemo(() => oddCharacters(latest, { prose: true }), [latest])
  return (
    <div aria-live="polite">
      {odd.length > 0 && (
        <div className={styles.note}>
          <p>{t('ui.odd.found')}</p>
          <ul>
            {odd.slice(0, NAMED).map((each) => (
              <li key={each.at}>{t(`ui.odd.${each.kind}`, { letter: each.letter, ...whereIn(latest, each) })}</li>
            ))}
            {odd.length > NAMED && <li>{t('ui.odd.more', { more: odd.length - NAMED })}</li>}
          </ul>
          {odd.some(({ kind }) => kind !== 'mixed-alphabets') && (
            <Button variant="default" size="compact-sm" onClick={() => onClean(withoutHidden(text))}>
              {t('ui.odd.clean')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
