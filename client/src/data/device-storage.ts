/** The storage of this browser, or null if it is not available. */
export function deviceStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

/** A value kept on this device between visits; if storage is not available, only as long as the page. */
export function readStored<T>(key: string, otherwise: T): T {
  try {
    const stored = localStorage.getItem(key)
    // The edge: what we stored ourselves under this key.
    return stored === null ? otherwise : (JSON.parse(stored) as T)
  } catch {
    return otherwise
  }
}

/** Stores a value, or removes it if it is null. False if this device has no room or refuses. */
export function storeValue(key: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return value === null
  }
}

/*
 * A draft is kept twice: for this tab, which finds it after a reload whatever other tabs do, and for the device, so that
 * it outlives the tab. Of several tabs with drafts the device has the last one written. A tab that has sent its own draft
 * must not show another tab's after a reload, where it could be sent a second time.
 */

const NO_DRAFT = 'null'

export function readDraft<T>(key: string, otherwise: T): T {
  try {
    const stored = sessionStorage.getItem(key)
    // The edge: what we stored ourselves under this key.
    if (stored === NO_DRAFT) return otherwise
    return stored === null ? readStored(key, otherwise) : (JSON.parse(stored) as T)
  } catch {
    return readStored(key, otherwise)
  }
}

/** False if the device has no room or refuses. */
export function keepDraft(key: string, value: unknown): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // The device's own copy counts.
  }
  return storeValue(key, value)
}

/** Removes this tab's draft, and the device's if it is the same one. Once it was `sent`, the tab has none any more. */
export function dropDraft(key: string, { sent = false } = {}): void {
  try {
    const mine = sessionStorage.getItem(key)
    if (mine !== null && mine === localStorage.getItem(key)) localStorage.removeItem(key)
    if (sent) sessionStorage.setItem(key, NO_DRAFT)
    else if (mine !== NO_DRAFT) sessionStorage.removeItem(key)
  } catch {
    // Nothing is kept on this device.
  }
}
