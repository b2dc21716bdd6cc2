import { useEffect, useLayoutEffect } from 'react'
import { useLocation } from 'react-router'

/** The key under which this tab keeps the scroll position of each page, by its path. */
const STORED = 'quorate-scroll-positions'

const positions = new Map(Object.entries(readStored()))
// An address that names a place on the page leads there, not to the reader's last position on that page.
if (typeof location !== 'undefined' && location.hash !== '') positions.delete(location.pathname)

/** Returns the reader to where they were on a page; the first time, to the place that the address names, or the top. */
export function useScrollPositions(): void {
  const { pathname, hash } = useLocation()
  useEffect(() => {
    history.scrollRestoration = 'manual'
    const leave = () => {
      history.scrollRestoration = 'auto'
      store()
    }
    window.addEventListener('pagehide', leave)
    return () => {
      leave()
      window.removeEventListener('pagehide', leave)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place on the same page does not move it
  useLayoutEffect(() => {
    const position = positions.get(pathname)
    const place = hash === '' ? null : document.getElementById(hash.slice(1))
    if (position === undefined && place) place.scrollIntoView()
    else window.scrollTo(0, position ?? 0)
    const keep = () => positions.set(pathname, window.scrollY)
    window.addEventListener('scroll', keep, { passive: true })
    return () => window.removeEventListener('scroll', keep)
  }, [pathname])
}

function readStored(): Record<string, number> {
  try {
    // The edge: what `store` wrote in this tab.
    return JSON.parse(sessionStorage.getItem(STORED) ?? '{}') as Record<string, number>
  } catch {
    return {}
  }
}

function store(): void {
  try {
    sessionStorage.setItem(STORED, JSON.stringify(Object.fromEntries(positions)))
  } catch {
    // Without storage the positions last as long as the page.
  }
}
