import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import styles from './contents.module.css'
import { LineLink, type LinesProps, useFollowing } from './contents-line.tsx'

/** Of long contents, the lines near the window of their list. */
export function LongLines({ lines, here, opened, onChoose }: LinesProps) {
  const list = useRef<HTMLOListElement>(null)
  const virtualizer = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: lines.length,
    getScrollElement: () => list.current,
    estimateSize: () => 36,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 8,
    useFlushSync: false,
  })
  const at = lines.findIndex(({ id }) => id === here)
  useFollowing(list, at, opened, () => virtualizer.scrollToIndex(at, { align: opened ? 'center' : 'auto' }))
  const rows = virtualizer.getVirtualItems()
  return (
    <ol ref={list} className={styles.list}>
      {rows.map(({ index, key, start }, place) => {
        const line = lines[index]
        const last = place === rows.length - 1
        return (
          line && (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              data-level={line.level}
              aria-setsize={lines.length}
              aria-posinset={index + 1}
              style={{
                marginBlockStart: start - (rows[place - 1]?.end ?? 0),
                marginBlockEnd: last ? virtualizer.getTotalSize() - (rows.at(-1)?.end ?? 0) : 0,
              }}
            >
              <LineLink {...{ line, onChoose }} isHere={line.id === here} />
            </li>
          )
        )
      })}
    </ol>
  )
}
