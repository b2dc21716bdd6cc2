import type { Participant, Principal } from '@quorate/shared/contracts/membership'

/** The act that the Secretariat is about to do. */
export type Managing =
  | { act: 'appoint'; person: Participant }
  | { act: 'retire'; person: Participant }
  | { act: 'suspend'; person: Participant }
  | { act: 'reinstate'; person: Participant }
  | { act: 'erase'; person: Participant }
  | { act: 'credential'; delegation: Principal }
  | { act: 'admitDelegation' | 'createSeat' | 'admitObserver' | 'enrol' }
