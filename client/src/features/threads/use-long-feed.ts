import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useRef } from 'react'
import { useOffset } from '../../ui/use-offset.ts'
import { ALL_AT_ONCE, arriveAt, type Feed } from './use-feed.ts'

/** The height of a comment that was not on screen yet. */
const ESTIMATE = 176
/** The height of the header, which stays above the page. */
const HEADER = 80

/**
 * Which comments of a long thread are on the page: those on screen and near it, the one with the focus, and those being
 * edited. They are in the flow between spacers, so that the browser itself keeps the reading position.
 */
export function useLongFeed(count: number): Feed {
  const feed = useRef<HTMLDivElement>(null)
  const kept = useRef({ focused: null as number | null, held: new Set<number>() })
  const margin = useOffset(feed)
  const rangeExtractor = useCallback((range: Range): number[] => {
    if (range.count <= ALL_AT_ONCE) return Array.from({ length: range.count }, (_, index) => index)
    const { focused, held } = kept.current
    const indexes = new Set([...defaultRangeExtractor(range), ...held, ...(focused === null ? [] : [focused])])
    return [...indexes].filter((index) => index < range.count).sort((left, right) => left - right)
  }, [])
  const virtualizer = useWindowVirtualizer<HTMLElement>({
    count,
    estimateSize: () => ESTIMATE,
    overscan: 6,
    scrollMargin: margin,
    scrollPaddingStart: HEADER,
    rangeExtractor,
    useFlushSync: false,
  })
  if (CSS.supports('overflow-anchor', 'auto')) virtualizer.shouldAdjustScrollPositionOnItemSizeChange = () => false

  /** Brings a comment to the top of the screen and gives it the focus: the reader asked for it. */
  const goTo = useCallback(
    (number: number) => {
      if (count > ALL_AT_ONCE && !document.getElementById(`comment-${number}`))
        virtualizer.scrollToIndex(number - 1, { align: 'start' })
      arriveAt(number)
    },
    [virtualizer, count],
  )
  const hold = useCallback((number: number, held: boolean) => {
    if (held) kept.current.held.add(number - 1)
    else kept.current.held.delete(number - 1)
  }, [])
  const focus = useCallback((element: Element | null) => {
    const row = element?.closest('[data-index]')
    kept.current.focused = row ? Number(row.getAttribute('data-index')) : null
  }, [])
  const shown = virtualizer.getVirtualItems()
  const last = shown.at(-1)
  return {
    feed,
    rows: shown.map(({ index, start }, place) => ({ index, space: start - (shown[place - 1]?.end ?? margin) })),
    spaceBelow: last ? virtualizer.getTotalSize() + margin - last.end : 0,
    measure: virtualizer.measureElement,
    onScreen: [(virtualizer.range?.startIndex ?? 0) + 1, (virtualizer.range?.endIndex ?? 0) + 1],
    ...{ goTo, hold, focus },
  }
}
