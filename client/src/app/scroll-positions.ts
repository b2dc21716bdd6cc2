import { createContext, useContext, useLayoutEffect } from 'react'
import { useLocation } from 'react-router'

/** Where this tab keeps how far each page was scrolled, by its path. */
const STORED = 'quorate-scroll-positions'

type Place = { pathname: string; hash: string }

/**
 * Keeps how far each page was scrolled, and leads back there. An address that names a place on the page leads there, not
 * to where the reader last was on that page.
 */
export function createScrollPositions(start: Place) {
  const positions = readStored()
  if (start.hash !== '') delete positions[start.pathname]
  let here: Place | null = null
  let stays = false
  const keep = () => {
    if (here) positions[here.pathname] = window.scrollY
  }
  window.history.scrollRestoration = 'manual'
  window.addEventListener('pagehide', () => {
    keep()
    window.history.scrollRestoration = 'auto'
    try {
      sessionStorage.setItem(STORED, JSON.stringify(positions))
    } catch {
      // Without storage they last as long as the page.
    }
  })
  return {
    /** Before another page, or another view of it, takes the place of this one; `isStaying` where the reader keeps their place. */
    leave(isStaying: boolean) {
      keep()
      stays = isStaying
    },
    /** Once the page at this address is there. */
    arrive(place: Place) {
      here = place
      if (stays) return
      const position = positions[place.pathname]
      const target = place.hash === '' ? null : document.getElementById(decodeURIComponent(place.hash.slice(1)))
      if (position === undefined && target) target.scrollIntoView()
      else window.scrollTo(0, position ?? 0)
    },
  }
}

export const ScrollPositionsContext = createContext<ReturnType<typeof createScrollPositions> | null>(null)

/** Leads to where the reader was on the page at this address; for what is around the page once it is there. */
export function useScrollPosition(): void {
  const positions = useContext(ScrollPositionsContext)
  const location = useLocation()
  useLayoutEffect(() => positions?.arrive(location), [positions, location])
}

function readStored(): Record<string, number> {
  try {
    // The edge: what this tab stored there.
    return JSON.parse(sessionStorage.getItem(STORED) ?? '{}') as Record<string, number>
  } catch {
    return {}
  }
}
