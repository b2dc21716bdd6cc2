import type { Appointment } from './events.ts'

/**
 * Whether somebody with this appointment can hold the delegation's credential: its head or an alternate who does not
 * preside.
 *
 * Source: Convention establishing a Customs Co-operation Council, Art. II (c); UNGA, rules 26 and 37.
 */
export function mayHoldCredential({ capacity, principal, role }: Appointment, delegation: string): boolean {
  return capacity === 'delegate' && principal === delegation && (role === 'head' || role === 'alternate')
}
