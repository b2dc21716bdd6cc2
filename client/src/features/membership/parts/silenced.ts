import type { Committee, Principal } from '@quorate/shared/contracts/membership'

/** The delegations whose voter is suspended, and for which nobody else could take over. */
export function silencedIn({ participants, principals }: Pick<Committee, 'participants' | 'principals'>): Principal[] {
  const suspended = new Set(participants.filter((one) => one.suspended).map(({ member }) => member))
  return principals.filter(({ voter }) => voter !== null && suspended.has(voter))
}
