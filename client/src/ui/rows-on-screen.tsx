import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import { Fragment, type ReactNode, type Ref, useCallback, useEffect, useImperativeHandle, useRef } from 'react'
import { useOffset } from './use-offset.ts'

/** How far beyond the screen rows are on the page, in pixels. */
const BEYOND = 400
/** Rows from the end at which more are fetched. */
const NEAR_END = 10

/** The attributes of a row: its place in the list, and the function that measures it. */
export type RowProps = {
  ref?: (row: HTMLElement | null) => void
  'data-index'?: number
  'aria-setsize'?: number
  'aria-posinset'?: number
  style?: { marginBlockStart: number }
}

export type LongListHandle = { scrollTo: (index: number) => void }

export type LongListProps<T> = {
  items: readonly T[]
  keyOf: (item: T) => string
  /** The height in pixels of a row that was not on screen yet. */
  estimate: number
  row: (item: T, props: RowProps) => ReactNode
  as?: 'ul' | 'ol' | 'div'
  className?: string | undefined
  label?: string | undefined
  /** Whether all rows are on the page, in any number, as in print. */
  allRows?: boolean
  /** Up to so many rows are on the page all at once. */
  allAtOnce?: number
  /** Fetches more rows, if there are any: called when the reader comes near the end. */
  onNearEnd?: (() => void) | undefined
  handle?: Ref<LongListHandle>
}

/** Of a list, the rows near the screen, and the one that has the focus. */
export function RowsOnScreen<T>({
  items,
  keyOf,
  estimate,
  row,
  as: List = 'ul',
  className,
  label,
  onNearEnd,
  handle,
  allAtOnce,
}: LongListProps<T> & { allAtOnce: number }) {
  const list = useRef<HTMLElement>(null)
  const focused = useRef<number | null>(null)
  const margin = useOffset(list)
  const rangeExtractor = useCallback(
    (range: Range): number[] => {
      if (range.count <= allAtOnce) return Array.from({ length: range.count }, (_, index) => index)
      const indexes = defaultRangeExtractor(range)
      const kept = focused.current
      if (kept === null || kept >= range.count || indexes.includes(kept)) return indexes
      return [...indexes, kept].sort((left, right) => left - right)
    },
    [allAtOnce],
  )
  const virtualizer = useWindowVirtualizer<HTMLElement>({
    count: items.length,
    estimateSize: () => estimate,
    getItemKey: (index) => keyOf(items[index] as T),
    overscan: Math.min(8, Math.ceil(BEYOND / estimate)),
    scrollMargin: margin,
    rangeExtractor,
    useFlushSync: false,
  })
  // If the browser itself keeps the reading position, the list must not do so as well.
  if (CSS.supports('overflow-anchor', 'auto')) virtualizer.shouldAdjustScrollPositionOnItemSizeChange = () => false
  useImperativeHandle(handle, () => ({ scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'start' }) }))
  const rows = virtualizer.getVirtualItems()
  const last = rows.at(-1)
  const end = virtualizer.range?.endIndex
  const nearEnd = end !== undefined && end >= items.length - NEAR_END
  useEffect(() => {
    if (nearEnd) onNearEnd?.()
  }, [nearEnd, onNearEnd])
  return (
    <List
      ref={list as Ref<never>}
      className={className}
      aria-label={label}
      style={{
        // Not a margin of the first row: that would move the list itself.
        paddingBlockStart: (rows[0]?.start ?? margin) - margin,
        paddingBlockEnd: last ? virtualizer.getTotalSize() + margin - last.end : 0,
      }}
      onFocus={({ target }) => {
        const at = target.closest('[data-index]')
        focused.current = at ? Number(at.getAttribute('data-index')) : null
      }}
      onBlur={() => {
        focused.current = null
      }}
    >
      {rows.map(({ index, start, key }, place) => (
        <Fragment key={key}>
          {row(items[index] as T, {
            ref: virtualizer.measureElement,
            'data-index': index,
            ...(List !== 'div' && { 'aria-setsize': items.length, 'aria-posinset': index + 1 }),
            style: { marginBlockStart: start - (rows[place - 1]?.end ?? start) },
          })}
        </Fragment>
      ))}
    </List>
  )
}
