import { VisuallyHidden } from '@mantine/core'
import type { Language } from '@quorate/shared/domain/language'
import { IconHelpCircle } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { LongList } from '../../ui/long-list.tsx'
import type { LongListHandle, RowProps } from '../../ui/rows-on-screen.tsx'
import { scrollToPlace } from '../../ui/scroll-to-place.ts'
import { type Act, actOfKey } from './keys.ts'
import styles from './tree.module.css'
import { beginningOf, movedTo, type TreeRow } from './tree-rows.ts'

type TreeProps = {
  rows: readonly TreeRow[]
  language: Language
  selected: string | null
  /** The provisions about which a question is open. */
  doubtful: ReadonlySet<string>
  onSelect: (provision: string) => void
  onAct: (act: Act) => void
}

const rowId = (provision: string) => `row-${provision}`
/** The height in pixels of most rows. */
const ROW = 58

/** The document as a tree. The keys move in it and correct it; the Tab key leaves it. */
export function Tree({ rows, language, selected, doubtful, onSelect, onAct }: TreeProps) {
  const { t } = useTranslation()
  const list = useRef<LongListHandle>(null)
  const index = rows.findIndex(({ provision }) => provision.id === selected)
  const shown = useRef(selected)
  useEffect(() => {
    if (shown.current === selected || selected === null) return
    shown.current = selected
    const row = document.getElementById(rowId(selected))
    if (row) {
      row.scrollIntoView({ block: 'nearest', behavior: 'instant' })
      return
    }
    return scrollToPlace(rowId(selected), { seek: () => list.current?.scrollTo(index) })
  }, [selected, index])

  const press = (event: KeyboardEvent) => {
    const pressed = actOfKey(event)
    if (pressed === null) return
    event.preventDefault()
    if ('act' in pressed) return onAct(pressed.act)
    const next = rows[movedTo(rows, Math.max(0, index), pressed.move)]
    if (next) onSelect(next.provision.id)
  }
  const doubt = t('reading.tree.doubt')
  return (
    <div
      role="tree"
      tabIndex={0}
      className={styles.tree}
      aria-label={t('reading.tree.label')}
      aria-activedescendant={selected === null ? undefined : rowId(selected)}
      onKeyDown={press}
    >
      <LongList
        as="div"
        className={styles.rows}
        items={rows}
        keyOf={({ provision }) => provision.id}
        estimate={ROW}
        handle={list}
        row={(row, props) => (
          <Row
            row={row}
            language={language}
            props={props}
            isSelected={row.provision.id === selected}
            doubt={doubtful.has(row.provision.id) ? doubt : null}
            onSelect={onSelect}
          />
        )}
      />
    </div>
  )
}

type OneRow = {
  row: TreeRow
  language: Language
  props: RowProps
  isSelected: boolean
  doubt: string | null
  onSelect: (provision: string) => void
}

function Row({ row, language, props, isSelected, doubt, onSelect }: OneRow) {
  const { provision, level, place, siblings } = row
  const { id, number, heading, text } = provision
  const indent = { '--level': Math.min(level - 1, 6) } as React.CSSProperties
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the tree
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus, and names its active row
    <div
      {...props}
      id={rowId(id)}
      role="treeitem"
      className={styles.row}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-selected={isSelected}
      onClick={() => onSelect(id)}
    >
      <div className={styles.inner} style={indent}>
        <span className={styles.number}>{number}</span>
        <span className={styles.words} lang={language}>
          {heading !== '' && <strong className={styles.heading}>{beginningOf(heading)}</strong>}
          {heading !== '' && text !== '' && ' '}
          {text !== '' && <span>{beginningOf(text)}</span>}
        </span>
        {doubt !== null && (
          <>
            <IconHelpCircle aria-hidden size={18} stroke={1.75} className={styles.doubt} />
            <VisuallyHidden>{doubt}</VisuallyHidden>
          </>
        )}
      </div>
    </div>
  )
}
