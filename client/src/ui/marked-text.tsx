import { useMemo } from 'react'
import { useTranslation } from '../i18n/translate.ts'
import { type Block, blocksOf, type Stretch } from './marked-parts.ts'
import styles from './marked-text.module.css'
import { ShownText } from './shown-text.tsx'

/** A document's text with its marks shown: it is in a paragraph or a link, so that all of its parts are spans. */
export function MarkedText({ text }: { text: string }) {
  const blocks = useMemo(() => blocksOf(text), [text])
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text change only with it
    <span key={index} className={styles.block}>
      <OneBlock block={block} />
    </span>
  ))
}

function OneBlock({ block }: { block: Block }) {
  if (block.kind === 'paragraph') return <Words stretches={block.stretches} />
  const [head = [], ...rows] = block.rows
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be within a paragraph
    <span role="table" className={styles.table}>
      <Row cells={head} role="columnheader" />
      {rows.map((cells, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a text change only with it
        <Row key={index} cells={cells} role="cell" />
      ))}
    </span>
  )
}

function Row({ cells, role }: { cells: Stretch[][]; role: 'columnheader' | 'cell' }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of the table above
    // biome-ignore lint/a11y/useFocusableInteractive: it is read, not acted on
    <span role="row" className={styles.row}>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a text change only with it
        <span key={index} role={role} className={styles.cell}>
          <Words stretches={cell} />
        </span>
      ))}
    </span>
  )
}

function Words({ stretches }: { stretches: Stretch[] }) {
  const { t } = useTranslation()
  return stretches.map(({ kind, text }, index) => {
    const key = `${index}`
    if (kind === 'plain') return <ShownText key={key} text={text} />
    if (kind === 'call')
      return (
        <sup key={key} className={styles.call} title={t('ui.noteCall', { mark: text })}>
          {text}
        </sup>
      )
    const Emphasis = kind
    return (
      <Emphasis key={key}>
        <ShownText text={text} />
      </Emphasis>
    )
  })
}
