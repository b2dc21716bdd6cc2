import { VisuallyHidden } from '@mantine/core'
import type { RedlineSpan } from '@quorate/shared/domain/instrument/redline-words'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './redline.module.css'
import { ShownText } from './shown-text.tsx'

export type RedlineMode = 'clean' | 'redline' | 'side'

/** Longer texts, both together, are compared once the page has been drawn, one after the other. */
export const LONG = 8000

export type ComparedProps = { before: string; after: string; mode: RedlineMode; lang: string | undefined }

/** What is left out: what is in one of the wordings only, to show the other. */
export type Hidden = 'inserted' | 'deleted' | undefined

type ViewsProps = { mode: RedlineMode; lang: string | undefined; show: (hidden?: Hidden) => ReactNode }

/** A redline, or both wordings beside one another. */
export function Views({ mode, lang, show }: ViewsProps) {
  const { t } = useTranslation()
  if (mode !== 'side') return <TextColumn lang={lang}>{show()}</TextColumn>
  return (
    <div className={styles.sides}>
      {(['before', 'after'] as const).map((side) => (
        <section key={side} aria-label={t(`ui.redline.${side}`)}>
          <p className={styles.sideTitle} aria-hidden="true">
            {t(`ui.redline.${side}`)}
          </p>
          <TextColumn lang={lang}>{show(side === 'before' ? 'inserted' : 'deleted')}</TextColumn>
        </section>
      ))}
    </div>
  )
}

/** Official texts are in English and French; for others the first word decides the direction. */
export function TextColumn({ lang, children }: { lang: string | undefined; children: ReactNode }) {
  return (
    <div className={styles.text} lang={lang} dir={lang === undefined ? 'auto' : 'ltr'}>
      {children}
    </div>
  )
}

/** Words without markup, with those that were deleted and inserted. */
export function Marked({ spans, hidden }: { spans: readonly RedlineSpan[]; hidden?: Hidden }) {
  return spans.map(({ kind, text }, index) => {
    const key = `${index}-${kind}`
    if (kind === hidden) return null
    if (kind === 'same') return <ShownText key={key} text={text} />
    return (
      <Changed key={key} kind={kind}>
        <Broken text={text} breaks={kind === 'inserted' || text.trim() !== ''} />
      </Changed>
    )
  })
}

export type ChangedProps = {
  kind: 'inserted' | 'deleted'
  /** Whether the words say to those who listen that they changed. */
  told?: boolean
  children: ReactNode
}

export function Changed({ kind, told = true, children }: ChangedProps) {
  const { t } = useTranslation()
  const Change = kind === 'inserted' ? 'ins' : 'del'
  return (
    <Change className={styles[kind]}>
      {told && <VisuallyHidden> {t(`ui.redline.${kind}`)} </VisuallyHidden>}
      {children}
      {told && <VisuallyHidden> {t('ui.redline.end')} </VisuallyHidden>}
    </Change>
  )
}

/**
 * Changed words, with a mark on each line or paragraph break, which would not be seen. One that is only taken out breaks
 * no line any more.
 */
export function Broken({ text, breaks }: { text: string; breaks: boolean }) {
  const { t } = useTranslation()
  let place = 0
  return text.split(/(\n(?:[^\S\n]*\n)*)/).map((part) => {
    place += part.length
    return part.startsWith('\n') ? (
      <Fragment key={place}>
        <span aria-hidden="true">¶</span>
        <VisuallyHidden> {t(`ui.redline.${part === '\n' ? 'lineBreak' : 'paragraphBreak'}`)} </VisuallyHidden>
        {breaks && part}
      </Fragment>
    ) : (
      <ShownText key={place} text={part} />
    )
  })
}
