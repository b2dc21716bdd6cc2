import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ReadableText } from '../ui/read-in.ts'

/** Something that concerns the reader at once, wherever they are: a vote that is open, the floor that they have. */
export type Alert = {
  /** The key under which it is announced once: the vote, or one speech. */
  id: string
  /** The area that raised it, and has the words for it. */
  about: string
  /** The data for the words; null if the event came without its contents. */
  detail: string | null
  /** The words for it that exist in both languages. */
  wordings?: ReadableText | undefined
  /** Whether its subject was on screen, or it was dismissed. */
  dismissed?: true
}

/** The participant who gets the alerts. */
export type AlertScope = { client: QueryClient; committee: string }

/** The alerts of a committee; they come by live events alone. */
export const alertsQuery = (committee: string) =>
  queryOptions<readonly Alert[]>({
    queryKey: ['alerts', committee],
    queryFn: () => [],
    initialData: [],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })

/** Raises an alert once: what happened may come with the answer to one's own command and again with the batch. */
export function withAlert(alerts: readonly Alert[], alert: Alert): readonly Alert[] {
  return alerts.some(({ id }) => id === alert.id) ? alerts : [...alerts, alert]
}

export function changeAlerts(
  { client, committee }: AlertScope,
  next: (alerts: readonly Alert[]) => readonly Alert[],
): void {
  client.setQueryData(alertsQuery(committee).queryKey, (alerts: readonly Alert[] = []) => next(alerts))
}

export function dismissAlert(id: string, scope: AlertScope): void {
  changeAlerts(scope, (alerts) => alerts.map((alert) => (alert.id === id ? { ...alert, dismissed: true } : alert)))
}
