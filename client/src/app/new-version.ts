const STORED = 'quorate-reloaded'
/** Milliseconds within which a page that still cannot be fetched is not reloaded a second time. */
const ONCE_WITHIN = 60_000

let reloading = false
let failure: unknown

/** Whether the page is about to be reloaded. */
export const isReloading = () => reloading

/** Whether this error means that a part of the page could not be fetched. */
export const isNotFetched = (error: unknown) => error !== undefined && error === failure

/**
 * A script that is gone from the server was replaced by a newer version while the page was open: reloads the page,
 * once, at the address the reader was going to. Drafts and pending comments are kept on this device.
 */
export function reloadOnNewVersion(): void {
  window.addEventListener('vite:preloadError', (event) => {
    failure = event.payload
    if (reloading || !navigator.onLine || reloadedLately()) return
    reloading = true
    location.reload()
  })
}

function reloadedLately(): boolean {
  try {
    const last = Number(sessionStorage.getItem(STORED))
    sessionStorage.setItem(STORED, String(Date.now()))
    return Date.now() - last < ONCE_WITHIN
  } catch {
    // Without storage we could not know, and would reload again and again.
    return true
  }
}
