import { VisuallyHidden } from '@mantine/core'
import { type RedlineRow, type RedlineSpan, redlineBlocks } from '@quorate/shared/domain/instrument/redline'
import { Fragment, useDeferredValue, useMemo } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import styles from './redline-blocks.module.css'
import { type ShownSpan, shownSpans } from './redline-pieces.ts'
import {
  Broken,
  Changed,
  type ChangedProps,
  type ComparedProps,
  type Hidden,
  LONG,
  TextColumn,
  Views,
} from './redline-views.tsx'
import { ShownText } from './shown-text.tsx'

/** The redline of texts that are long, have tables, or may have other markup. */
export function RedlineBlocks({ before, after, mode, lang }: ComparedProps) {
  const now = useMemo(() => ({ before, after }), [before, after])
  const isLong = before.length + after.length > LONG
  const later = useDeferredValue(now, isLong ? null : now)
  const texts = isLong ? later : now
  const blocks = useMemo(() => texts && redlineBlocks(texts.before, texts.after), [texts])
  if (blocks === null) return <TextColumn lang={lang}>{after}</TextColumn>
  const show = (hidden?: Hidden) =>
    blocks.map((block, index) => {
      const key = `${index}-${block.kind}`
      return block.kind === 'text' ? (
        <Words key={key} spans={block.spans} hidden={hidden} />
      ) : (
        <Table key={key} rows={block.rows.filter(({ kind }) => kind !== hidden)} hidden={hidden} />
      )
    })
  return <Views mode={mode} lang={lang} show={show} />
}

/** Words as they are read: emphasis as emphasis, the calls of notes raised. */
function Words({ spans, hidden }: { spans: readonly RedlineSpan[]; hidden?: Hidden }) {
  return shownSpans(spans, hidden).map(({ kind, pieces }, index) => {
    const key = `${index}-${kind}`
    if (kind === 'same') return <Pieces key={key} kind={kind} pieces={pieces} />
    return (
      <Changed key={key} kind={kind}>
        <Pieces kind={kind} pieces={pieces} />
      </Changed>
    )
  })
}

function Pieces({ kind: change, pieces }: ShownSpan) {
  const breaks = change === 'inserted' || pieces.some(({ text }) => text.trim() !== '')
  return pieces.map(({ kind, text, emphasis }, index) => {
    let words = change === 'same' ? <ShownText text={text} /> : <Broken text={text} breaks={breaks} />
    if (kind === 'call') words = <Call mark={text.slice(2, -1)} />
    if (emphasis % 2 === 1) words = <em>{words}</em>
    if (emphasis >= 2) words = <strong>{words}</strong>
    // biome-ignore lint/suspicious/noArrayIndexKey: a text's pieces change only with the text
    return <Fragment key={index}>{words}</Fragment>
  })
}

function Call({ mark }: { mark: string }) {
  const { t } = useTranslation()
  return (
    <sup className={styles.call}>
      <span aria-hidden="true">{mark}</span>
      <VisuallyHidden> {t('ui.notes.call', { number: mark })} </VisuallyHidden>
    </sup>
  )
}

type RowsProps = { rows: readonly RedlineRow[]; hidden?: Hidden }

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
              <Words spans={cell.spans} hidden={hidden} />
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
function WholeRow({ kind, spans, told }: Omit<ChangedProps, 'children'> & { spans: readonly RedlineSpan[] }) {
  const { t } = useTranslation()
  return (
    <>
      {told && <VisuallyHidden>{t(`ui.redline.${kind}Row`)} </VisuallyHidden>}
      {shownSpans(spans).map(({ pieces }) => (
        <Changed key={kind} kind={kind} told={false}>
          <Pieces kind={kind} pieces={pieces} />
        </Changed>
      ))}
    </>
  )
}
