import type { Principal } from '@quorate/shared/contracts/membership'

/** Whether the last year of a seat's term is over, in UTC. `now` is in milliseconds. */
export function isOver(term: Principal['term'], now: number): boolean {
  return term !== null && new Date(now).getUTCFullYear() > term.until
}
