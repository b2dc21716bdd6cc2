import type { Area } from '../area.ts'
import { membershipFolds, participantEver } from './apply.ts'
import type { MembershipCommands } from './commands.ts'
import { membershipRules } from './decide.ts'
import type { MembershipEvents } from './events.ts'
import { emptyMembership, type MembershipState } from './state.ts'

export type MembershipTypes = {
  commands: MembershipCommands
  events: MembershipEvents
  state: MembershipState
  erasable: 'participant'
}

export const membership: Area<MembershipTypes> = {
  empty: emptyMembership,
  rules: membershipRules,
  folds: membershipFolds,
  erasable: { participant: (state, id) => participantEver(state, id)?.texts },
}
