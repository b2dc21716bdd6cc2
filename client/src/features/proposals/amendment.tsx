import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import type { ContentsLine } from '../../ui/contents-line.tsx'
import { Official } from '../../ui/official.tsx'
import { Redline, type RedlineMode } from '../../ui/redline.tsx'
import { RedlineModes } from '../../ui/redline-modes.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import styles from './amendment.module.css'
import { type Amending, amendmentChanges, type Change } from './amendment-changes.ts'

/** Comes with long texts. */
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
  const places = useMemo(() => contentsOf(changes, id), [changes, id])
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
              <span className={styles.number}>{change.provision.number}</span>
              <span>
                <Official text={change.provision.heading} />
              </span>
              <span className={styles.kind}>
                {t(`proposals.change.${change.kind}`)}
                {change.kind !== 'move' && ` · ${t(`proposals.change.textIn.${change.language}`)}`}
              </span>
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
function contentsOf(changes: readonly Change[], id: string): ContentsLine[] {
  return changes
    .filter(({ provision }, index) => provision !== changes[index - 1]?.provision)
    .map(({ key, provision: { number, heading } }) => ({
      ...{ id: id + key, number, level: 1 },
      label: <Official text={heading} />,
    }))
}

function OneChange({ change: { kind, before, after, language, place }, mode }: { change: Change; mode: RedlineMode }) {
  const { t } = useTranslation()
  // A new provision has no text beside it, and a deleted one must not look like an empty text.
  const shown =
    (kind === 'insert' && mode === 'side') || (kind === 'delete' && mode === 'clean')
      ? 'redline'
      : kind === 'move'
        ? 'clean'
        : mode
  return (
    <>
      {kind === 'move' && (
        <p className={styles.moved}>
          {place === null ? t('proposals.change.movedFirst') : t('proposals.change.movedAfter', { number: place })}
        </p>
      )}
      <Redline before={before} after={after} mode={shown} lang={language} />
    </>
  )
}
