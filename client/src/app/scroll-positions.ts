/** The key under which this tab keeps the scroll position of each page, by its path. */
export const SCROLL_POSITIONS = 'quorate-scroll-positions'

export const positionKey = ({ pathname }: { pathname: string }): string => pathname

/**
 * An address that names a place on the page leads there, not to the reader's last position on that page. Call this
 * before the router restores the position.
 */
export function forgetPosition({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): void {
  if (hash === '') return
  try {
    // The edge: what the router stored there.
    const places = JSON.parse(sessionStorage.getItem(SCROLL_POSITIONS) ?? '{}') as Record<string, number>
    delete places[pathname]
    sessionStorage.setItem(SCROLL_POSITIONS, JSON.stringify(places))
  } catch {
    // Not available to us, and thus not to the router.
  }
}
