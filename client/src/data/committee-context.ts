import type { Committee, Participant, Principal } from '@quorate/shared/contracts/membership'
import { createContext, useContext } from 'react'
import { type Address, within } from './address.ts'

/** The committee of these pages: its participants, the reader's place, and the addresses in it. */
export type CommitteeHere = {
  /** The committee's id. */
  id: string
  committee: Committee
  me: Participant
  address: Address
  participant: (member: string) => Participant | undefined
  principal: (id: string) => Principal | undefined
}

export function committeeHere(committee: Committee): CommitteeHere {
  const participants = new Map(committee.participants.map((each) => [each.member, each]))
  const principals = new Map(committee.principals.map((each) => [each.id, each]))
  return {
    id: committee.id,
    committee,
    me: committee.me,
    address: within(committee.id),
    participant: (member) => participants.get(member),
    principal: (principal) => principals.get(principal),
  }
}

export const CommitteeContext = createContext<CommitteeHere | null>(null)

/** Within a committee's pages only. */
export function useCommittee(): CommitteeHere {
  const here = useContext(CommitteeContext)
  if (!here) throw new Error('useCommittee is for pages within a committee')
  return here
}
