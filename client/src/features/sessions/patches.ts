import type { EventData } from '@quorate/shared/domain/event'

/** A session after the presence of delegations was recorded. */
export function withPresence<S extends { id: string; present: string[] }>(
  session: S,
  { session: id, delegations, present }: EventData['PresenceRecorded'],
): S {
  if (session.id !== id) return session
  const others = session.present.filter((delegation) => !delegations.includes(delegation))
  return { ...session, present: present ? [...others, ...delegations] : others }
}
