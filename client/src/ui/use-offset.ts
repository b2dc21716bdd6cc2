import { type RefObject, useLayoutEffect, useState } from 'react'

/** How far from the top of the page an element begins. */
export function useOffset(element: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current) setOffset(topOf(element.current))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [element])
  return offset
}

/** By the layout alone: positions on screen are wrong while the browser holds the reading position. */
function topOf(element: HTMLElement): number {
  let top = 0
  for (let each: Element | null = element; each instanceof HTMLElement; each = each.offsetParent)
    top += each.offsetTop + (each === element ? 0 : each.clientTop)
  return top
}
