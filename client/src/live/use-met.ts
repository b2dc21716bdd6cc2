import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect } from 'react'
import { meetCall } from './calls.ts'

/** What was on screen needs no call any more. `id` is what is called; null: nothing. */
export function useMet(panel: RefObject<HTMLElement | null>, committee: string, id: string | null): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!panel.current || id === null) return
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) meetCall(id, { client, committee })
    })
    observer.observe(panel.current)
    return () => observer.disconnect()
  }, [panel, client, committee, id])
}
