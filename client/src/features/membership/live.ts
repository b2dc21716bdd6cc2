import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Committee, Participant, Principal } from '@quorate/shared/contracts/membership'
import type { MembershipEvents } from '@quorate/shared/domain/membership/events'
import type { LiveOf } from '../../area.ts'
import { membershipKeys } from '../../data/committee.ts'
import type { LiveContext } from '../../live/handlers.ts'

type Change<D> = (old: Committee, data: D, at: number) => Committee

/** One answer lists all participants, and every page has it: each event changes the rows that it is about. */
function patched<E extends keyof MembershipEvents>(change: Change<NonNullable<PresentedEvent<E>['data']>>) {
  return ({ seq, at, data }: PresentedEvent<E>, { patch, refresh }: LiveContext): void => {
    if (data === null) refresh(membershipKeys.all, seq)
    else patch<Committee>(membershipKeys.all, seq, (old) => change(old, data as NonNullable<typeof data>, at))
  }
}

/** The server sorts both lists by the bytes of their ids, which are ASCII. */
function withRow<T>(rows: T[], row: T, idOf: (row: T) => string): T[] {
  const id = idOf(row)
  const before = rows.filter((each) => idOf(each) < id)
  return [...before, row, ...rows.filter((each) => idOf(each) > id)]
}

function withPrincipal(old: Committee, rest: Pick<Principal, 'id' | 'kind' | 'name'> & Partial<Principal>): Committee {
  const principal = { region: null, sector: null, term: null, voter: null, ...rest }
  return { ...old, principals: withRow(old.principals, principal, ({ id }) => id) }
}

function withVoter(old: Committee, delegation: string, voter: string | null): Committee {
  const principals = old.principals.map((each) => (each.id === delegation ? { ...each, voter } : each))
  return { ...old, principals }
}

function withChanged(old: Committee, member: string, changes: Partial<Participant>): Committee {
  const changed = (each: Participant) => (each.member === member ? { ...each, ...changes } : each)
  return { ...old, me: changed(old.me), participants: old.participants.map(changed) }
}

export const membershipLive: LiveOf<MembershipEvents> = {
  CommitteeEstablished: ({ seq }, { refresh }) => refresh(membershipKeys.all, seq),
  DelegationAdmitted: patched<'DelegationAdmitted'>((old, { delegation: id, name, region }) =>
    withPrincipal(old, { id, kind: 'delegation', name, region }),
  ),
  SeatCreated: patched<'SeatCreated'>((old, { seat: id, entity, sector, region, from, until }) =>
    // A company or association has the same name in every language.
    withPrincipal(old, { id, kind: 'seat', name: { en: entity, fr: entity }, sector, region, term: { from, until } }),
  ),
  ObserverAdmitted: patched<'ObserverAdmitted'>((old, { observer: id, name }) =>
    withPrincipal(old, { id, kind: 'observer', name }),
  ),
  ParticipantEnrolled: patched<'ParticipantEnrolled'>((old, { member, name, capacity, principal, role }) => {
    const participant = { member, name, capacity, principal, role, suspended: false, left: false }
    return { ...old, participants: withRow(old.participants, participant, (each) => each.member) }
  }),
  AppointmentChanged: patched<'AppointmentChanged'>((old, { member, capacity, principal, role }) =>
    withChanged(old, member, { capacity, principal, role, left: false }),
  ),
  ParticipantRetired: patched<'ParticipantRetired'>((old, { member }) => withChanged(old, member, { left: true })),
  CredentialIssued: patched<'CredentialIssued'>((old, { delegation, voter }) => withVoter(old, delegation, voter)),
  CredentialLapsed: patched<'CredentialLapsed'>((old, { delegation }) => withVoter(old, delegation, null)),
  ParticipantSuspended: patched<'ParticipantSuspended'>((old, { member }) =>
    withChanged(old, member, { suspended: true }),
  ),
  ParticipantReinstated: patched<'ParticipantReinstated'>((old, { member }) =>
    withChanged(old, member, { suspended: false }),
  ),
  RecordRestored: patched<'RecordRestored'>((old, { epoch, asOf }, at) => ({ ...old, restored: { epoch, at, asOf } })),
  WordsErased: patched<'WordsErased'>((old, { subject: { kind, id } }) =>
    kind === 'participant' ? withChanged(old, id, { name: null }) : old,
  ),
}
