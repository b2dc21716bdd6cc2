import { citationIn } from '@quorate/shared/domain/instrument/citation'
import type { Language } from '@quorate/shared/domain/language'
import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import type { ContentsLine } from '../../ui/contents-line.tsx'
import { Official, OnlyLanguage } from '../../ui/official.tsx'
import { Places } from '../../ui/places.tsx'
import { Redline, type RedlineMode } from '../../ui/redline.tsx'
import { RedlineModes } from '../../ui/redline-modes.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './amendment.module.css'
import { type Amending, amendmentChanges, type Change } from './amendment-changes.ts'

const Contents = lazy(async () => ({ default: (await import('../../ui/contents.tsx')).Contents }))

type AmendmentProps = Amending & {
  heading?: ReactNode
  /** Between the heading and the text. */
  children?: ReactNode
  /** Without controls. */
  still?: boolean | undefined
}

/** The text of an amendment, provision by provision, as a redline, clean, or side by side. */
export function Amendment({ operations, base, heading, children, still = false }: AmendmentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [mode, setMode] = useState<RedlineMode>('redline')
  const changes = useMemo(() => amendmentChanges({ operations, base }, language), [operations, base, language])
  const id = useId()
  const places = useMemo(() => contentsOf(changes, id, language), [changes, id, language])
  return (
    <>
      <div className={styles.head}>
        {heading}
        {!still && (
          <div className={styles.modes}>
            <RedlineModes mode={mode} onChange={setMode} />
          </div>
        )}
      </div>
      {children}
      {!still && places.length >= LONG && (
        <Suspense>
          <Contents lines={places} places={`main li[id^="${id}"]`} />
        </Suspense>
      )}
      <ol className={styles.changes}>
        {changes.map((change) => (
          <li key={change.key} id={id + change.key} className={styles.change}>
            <p className={styles.place}>
              <span className={styles.number}>{citationIn(change.provision, language)}</span>
              {change.heading === null && (
                <span>
                  <Official text={change.provision.heading} />
                </span>
              )}
              <span className={styles.kind}>
                {t(`proposals.change.${change.kind}`)}
                {change.kind !== 'move' && ` · ${t(`proposals.change.textIn.${change.language}`)}`}
              </span>
              {change.alone && <OnlyLanguage language={change.language} />}
            </p>
            <OneChange change={change} mode={mode} />
          </li>
        ))}
      </ol>
    </>
  )
}

/** So many provisions are seen at a glance. */
const LONG = 6

/** The provisions that are changed, each once: its texts in both languages come one after the other. */
function contentsOf(changes: readonly Change[], id: string, language: Language): ContentsLine[] {
  return changes
    .filter(({ provision }, index) => provision !== changes[index - 1]?.provision)
    .map(({ key, provision }) => ({
      ...{ id: id + key, number: citationIn(provision, language), level: 1 },
      label: <Official text={provision.heading} />,
    }))
}

function OneChange({ change, mode }: { change: Change; mode: RedlineMode }) {
  const { kind, heading, text, language, from, to } = change
  // A new provision has no text beside it, and a deleted one must not look like an empty text.
  const shown =
    (kind === 'insert' && mode === 'side') || (kind === 'delete' && mode === 'clean')
      ? 'redline'
      : kind === 'move'
        ? 'clean'
        : mode
  return (
    <>
      {to !== null && <Places from={from} to={to} isNew={kind === 'insert'} />}
      {heading !== null && (
        <div className={styles.heading}>
          <Redline {...heading} mode={shown} lang={language} />
        </div>
      )}
      {text !== null && <Redline {...text} mode={shown} lang={language} />}
    </>
  )
}
