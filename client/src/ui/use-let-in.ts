import { useEffect, useState } from 'react'

/** This near to the top of the page nothing is read that could be pushed down, in pixels. */
const TOP = 60

/**
 * Rows that come to the head of a list while one reads further down are held back until the reader asks for them, or
 * comes to the top of the page. `list` names which list it is: another filter begins anew.
 */
export function useLetIn<R>(rows: readonly R[], keyOf: (row: R) => string, list: string) {
  const first = rows[0] === undefined ? null : keyOf(rows[0])
  const [head, setHead] = useState({ list, key: first })
  const place = head.list === list ? rows.findIndex((row) => keyOf(row) === head.key) : -1
  const held = Math.max(0, place)
  // Another list, the first rows of one, or one whose head is gone.
  if (place < 0 && (head.list !== list || head.key !== first)) setHead({ list, key: first })
  const letIn = () => setHead({ list, key: first })

  useEffect(() => {
    if (held === 0) return
    const look = () => {
      if (window.scrollY < TOP) setHead({ list, key: first })
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [held, list, first])

  return { shown: held === 0 ? rows : rows.slice(held), held, letIn }
}
