import { type RefObject, useEffect, useRef, useState } from 'react'
import { scrollToPlace } from '../../ui/scroll-to-place.ts'

/** Up to so many comments are on the page all at once, where the browser's own search finds them. */
export const ALL_AT_ONCE = 100

/** The comments of a thread that are on the page, and ways to move among them. */
export type Feed = {
  feed: RefObject<HTMLDivElement | null>
  /** Each with the empty space before it in pixels, in place of comments that are not on the page. */
  rows: readonly { index: number; space: number }[]
  spaceBelow: number
  measure?: (row: HTMLElement | null) => void
  /** The first and the last comment on screen, by their numbers. */
  onScreen: readonly [from: number, to: number]
  /** Brings a comment to the top of the screen and gives it the focus: the reader asked for it. */
  goTo: (number: number) => void
  /** Keeps a comment on the page. */
  hold: (number: number, held: boolean) => void
  /** Says where the focus is; null: elsewhere. */
  focus: (element: Element | null) => void
}

/** All comments of a short thread. */
export function useFeed(count: number): Feed {
  const feed = useRef<HTMLDivElement>(null)
  const onScreen = useOnScreen(feed, count)
  return {
    ...{ feed, onScreen },
    rows: Array.from({ length: count }, (_, index) => ({ index, space: 0 })),
    spaceBelow: 0,
    goTo: arriveAt,
    hold: nothing,
    focus: nothing,
  }
}

const nothing = () => undefined

/** Holds a comment at the top of the screen until it is loaded, and gives it the focus. */
export function arriveAt(number: number): void {
  scrollToPlace(`comment-${number}`, {
    ready: (comment) => comment.getAttribute('aria-busy') !== 'true',
    onArrival: (comment) => comment.focus({ preventScroll: true }),
  })
}

function useOnScreen(feed: RefObject<HTMLDivElement | null>, count: number): Feed['onScreen'] {
  const [range, setRange] = useState<Feed['onScreen']>([1, 1])
  // biome-ignore lint/correctness/useExhaustiveDependencies: with more comments there are more rows
  useEffect(() => {
    const seen = new Set<number>()
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const number = Number(target.getAttribute('data-index')) + 1
        if (isIntersecting) seen.add(number)
        else seen.delete(number)
      }
      if (seen.size > 0) setRange([Math.min(...seen), Math.max(...seen)])
    })
    for (const row of feed.current?.querySelectorAll('[data-index]') ?? []) observer.observe(row)
    return () => observer.disconnect()
  }, [feed, count])
  return range
}
