import { useEffect, useState } from 'react'

/** Pixels from the top of the page within which new rows push down nothing that is being read. */
const TOP = 60

/**
 * Holds back new rows at the head of a list while the reader is further down, until they ask for them or come to the
 * top of the page. `list` identifies the list: another filter begins anew.
 */
export function useHeldRows<R>(rows: readonly R[], keyOf: (row: R) => string, list: string) {
  const first = rows[0] === undefined ? null : keyOf(rows[0])
  const [head, setHead] = useState({ list, key: first })
  const place = head.list === list ? rows.findIndex((row) => keyOf(row) === head.key) : -1
  const held = Math.max(0, place)
  // Another list, the first rows of one, or one whose head is gone.
  if (place < 0 && (head.list !== list || head.key !== first)) setHead({ list, key: first })
  const showHeld = () => setHead({ list, key: first })

  useEffect(() => {
    if (held === 0) return
    const look = () => {
      if (window.scrollY < TOP) setHead({ list, key: first })
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [held, list, first])

  return { shown: held === 0 ? rows : rows.slice(held), held, showHeld }
}
