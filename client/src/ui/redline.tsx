import { VisuallyHidden } from '@mantine/core'
import type { Piece } from '@quorate/shared/domain/instrument/emphasis'
import {
  type RedlineBlock,
  type RedlineRow,
  type RedlineSpan,
  redlineBlocks,
} from '@quorate/shared/domain/instrument/redline'
import { Fragment, type ReactNode, useDeferredValue, useMemo } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import { PlainOnFailure } from './plain-on-failure.tsx'
import styles from './redline.module.css'
import { shownSpans } from './redline-pieces.ts'
import { ShownText } from './shown-text.tsx'

export type RedlineMode = 'clean' | 'redline' | 'side'

type RedlineProps = { before: string; after: string; mode?: RedlineMode; lang?: string }

/**
 * How a text changes, as on paper: deleted words struck through, inserted ones underlined, each also said in words to
 * those who listen. `clean` is the text as it would read, `side` the two beside one another.
 */
export function Redline(props: RedlineProps) {
  return (
    <PlainOnFailure text={props.after}>
      <Compared {...props} />
    </PlainOnFailure>
  )
}

/** Longer texts, both together, are compared once the page has been drawn, one after the other. */
const LONG = 8000

function Compared({ before, after, mode = 'redline', lang }: RedlineProps) {
  const { t } = useTranslation()
  const now = useMemo(() => ({ before, after }), [before, after])
  const isLong = before.length + after.length > LONG
  const later = useDeferredValue(now, isLong ? null : now)
  const texts = isLong ? later : now
  const blocks = useMemo(
    () => texts && blocksOf(mode === 'clean' ? texts.after : texts.before, texts.after),
    [texts, mode],
  )
  if (blocks === null)
    return (
      <div className={styles.text} lang={lang} dir={directionOf(lang)}>
        {after}
      </div>
    )
  if (mode === 'side')
    return (
      <div className={styles.sides}>
        <section aria-label={t('ui.redline.before')}>
          <p className={styles.sideTitle} aria-hidden="true">
            {t('ui.redline.before')}
          </p>
          <Blocks blocks={blocks} lang={lang} hidden="inserted" />
        </section>
        <section aria-label={t('ui.redline.after')}>
          <p className={styles.sideTitle} aria-hidden="true">
            {t('ui.redline.after')}
          </p>
          <Blocks blocks={blocks} lang={lang} hidden="deleted" />
        </section>
      </div>
    )
  return <Blocks blocks={blocks} lang={lang} />
}

/** One letter may be written in several ways that read the same, and so may the end of a line. */
const asRead = (text: string): string => text.normalize('NFC').replaceAll('\r\n', '\n')
const blocksOf = (before: string, after: string): RedlineBlock[] => redlineBlocks(asRead(before), asRead(after))

/** Official texts are in English and French; for others the first word decides the direction. */
const directionOf = (lang: string | undefined) => (lang === undefined ? 'auto' : 'ltr')

/** Leaves out what is in one of the wordings only, to show the other. */
type Hidden = { hidden?: 'inserted' | 'deleted' | undefined }

function Blocks({ blocks, lang, hidden }: Hidden & { blocks: readonly RedlineBlock[]; lang: string | undefined }) {
  return (
    <div className={styles.text} lang={lang} dir={directionOf(lang)}>
      {blocks.map((block, index) => {
        const key = `${index}-${block.kind}`
        return block.kind === 'text' ? (
          <Marked key={key} spans={block.spans} hidden={hidden} />
        ) : (
          <Table key={key} rows={block.rows.filter(({ kind }) => kind !== hidden)} hidden={hidden} />
        )
      })}
    </div>
  )
}

function Marked({ spans, hidden }: Hidden & { spans: readonly RedlineSpan[] }) {
  return shownSpans(spans, hidden).map(({ kind, pieces }, index) => {
    const key = `${index}-${kind}`
    return kind === 'same' ? (
      <Pieces key={key} pieces={pieces} show={(text) => <ShownText text={text} />} />
    ) : (
      <Changed key={key} kind={kind} pieces={pieces} />
    )
  })
}

type ChangedProps = {
  kind: 'inserted' | 'deleted'
  pieces: readonly Piece[]
  /** Whether the words say to those who listen that they changed. */
  told?: boolean
}

function Changed({ kind, pieces, told = true }: ChangedProps) {
  const { t } = useTranslation()
  const Change = kind === 'inserted' ? 'ins' : 'del'
  // A break that is only taken out breaks no line any more.
  const breaks = kind === 'inserted' || pieces.some(({ text }) => text.trim() !== '')
  return (
    <Change className={styles[kind]}>
      {told && <VisuallyHidden> {t(`ui.redline.${kind}`)} </VisuallyHidden>}
      <Pieces pieces={pieces} show={(text) => <Broken text={text} breaks={breaks} />} />
      {told && <VisuallyHidden> {t('ui.redline.end')} </VisuallyHidden>}
    </Change>
  )
}

/** Changed words, with a mark on each line or paragraph break, which would not be seen. */
function Broken({ text, breaks }: { text: string; breaks: boolean }) {
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

function Pieces({ pieces, show }: { pieces: readonly Piece[]; show: (text: string) => ReactNode }) {
  return pieces.map(({ kind, text, emphasis }, index) => {
    let words = kind === 'call' ? <Call mark={text.slice(2, -1)} /> : show(text)
    if (emphasis % 2 === 1) words = <em>{words}</em>
    if (emphasis >= 2) words = <strong>{words}</strong>
    // biome-ignore lint/suspicious/noArrayIndexKey: a text's pieces change only with the text
    return <Fragment key={index}>{words}</Fragment>
  })
}

function Call({ mark }: { mark: string }) {
  const { t } = useTranslation()
  return (
    <sup>
      <span aria-hidden="true">{mark}</span>
      <VisuallyHidden> {t('ui.notes.call', { number: mark })} </VisuallyHidden>
    </sup>
  )
}

type RowsProps = Hidden & { rows: readonly RedlineRow[] }

function Table({ rows, hidden }: RowsProps) {
  if (rows.length === 0) return null
  return (
    <div className={styles.table}>
      <table>
        <thead>
          <Rows rows={rows.filter(({ isHead }) => isHead)} hidden={hidden} />
        </thead>
        <tbody>
          <Rows rows={rows.filter(({ isHead }) => !isHead)} hidden={hidden} />
        </tbody>
      </table>
    </div>
  )
}

function Rows({ rows, hidden }: RowsProps) {
  return rows.map((row, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a table's rows change only with the table
    <tr key={index}>
      {row.cells.map((cell, column) => {
        const Cell = row.isHead ? 'th' : 'td'
        if (cell.kind === hidden) return null
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a table's cells change only with the table
          <Cell key={column} data-change={row.kind === 'same' ? cell.kind : row.kind}>
            {row.kind === 'same' ? (
              <Marked spans={cell.spans} hidden={hidden} />
            ) : (
              <WholeRow kind={row.kind} spans={cell.spans} told={column === 0} />
            )}
          </Cell>
        )
      })}
    </tr>
  ))
}

/** A cell of a row that was inserted or deleted; the first one says so to those who listen. */
function WholeRow({ kind, spans, told }: Omit<ChangedProps, 'pieces'> & { spans: readonly RedlineSpan[] }) {
  const { t } = useTranslation()
  return (
    <>
      {told && <VisuallyHidden>{t(`ui.redline.${kind}Row`)} </VisuallyHidden>}
      {shownSpans(spans).map(({ pieces }) => (
        <Changed key={kind} kind={kind} pieces={pieces} told={false} />
      ))}
    </>
  )
}
