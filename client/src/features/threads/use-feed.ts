import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useRef } from 'react'
import { scrollToPlace } from '../../ui/scroll-to-place.ts'
import { useOffset } from '../../ui/use-offset.ts'

/** Up to so many comments are on the page all at once, where the browser's own search finds them. */
export const ALL_AT_ONCE = 100
/** The height of a comment that was not on screen yet. */
const ESTIMATE = 176
/** The height of the header, which stays above the page. */
const HEADER = 80

/**
 * Which comments of a long thread are on the page: those on screen and near it, the one with the focus, and those being
 * edited. They are in the flow between spacers, so that the browser itself keeps the reading position.
 */
export function useFeed(count: number) {
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
      scrollToPlace(`comment-${number}`, {
        ready: (comment) => comment.getAttribute('aria-busy') !== 'true',
        onArrival: (comment) => comment.focus({ preventScroll: true }),
      })
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
  return { feed, virtualizer, margin, goTo, hold, focus }
}

export type Feed = ReturnType<typeof useFeed>
