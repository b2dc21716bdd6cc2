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
