import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect } from 'react'
import { dismissAlert } from './alerts.ts'

/** Dismisses the alert about the subject of this panel when the panel is on screen. Null: there is none. */
export function useDismissOnSight(panel: RefObject<HTMLElement | null>, committee: string, id: string | null): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!panel.current || id === null) return
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) dismissAlert(id, { client, committee })
    })
    observer.observe(panel.current)
    return () => observer.disconnect()
  }, [panel, client, committee, id])
}
