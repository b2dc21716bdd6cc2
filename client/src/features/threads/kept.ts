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

export function keep(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Full or closed: it lasts as long as the page.
  }
}
