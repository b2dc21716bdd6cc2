/** The storage of this browser, or null if it is closed to us. */
export function deviceStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

/** What is kept on this device between visits; where storage is closed to us, only as long as the page. */
export function readKept<T>(key: string, otherwise: T): T {
  try {
    const stored = localStorage.getItem(key)
    // The edge: what we stored ourselves under this key.
    return stored === null ? otherwise : (JSON.parse(stored) as T)
  } catch {
    return otherwise
  }
}

/** Stores a value, or removes it where it is null. False if this device has no room or refuses. */
export function keep(key: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return value === null
  }
}
