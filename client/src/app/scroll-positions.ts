/** Where this tab keeps how far each page was scrolled, by its path. */
export const SCROLL_POSITIONS = 'quorate-scroll-positions'

export const positionKey = ({ pathname }: { pathname: string }): string => pathname

/**
 * An address that names a place on the page leads there, not to where the reader last was on that page.
 * Call it before the router looks for it.
 */
export function forgetPosition({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): void {
  if (hash === '') return
  try {
    // The edge: what the router stored there.
    const places = JSON.parse(sessionStorage.getItem(SCROLL_POSITIONS) ?? '{}') as Record<string, number>
    delete places[pathname]
    sessionStorage.setItem(SCROLL_POSITIONS, JSON.stringify(places))
  } catch {
    // Closed to us, and so to the router.
  }
}
