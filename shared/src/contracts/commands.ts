import type { CommandType } from '../domain/command.ts'
import type { CommandContract } from './contract.ts'
import { floorCommands } from './floor.ts'
import { instrumentCommands } from './instrument.ts'
import { mandateCommands } from './mandate.ts'
import { membershipCommands } from './membership.ts'
import { proposalCommands } from './proposals.ts'
import { sessionCommands } from './sessions.ts'
import { threadCommands } from './threads.ts'
import { voteCommands } from './votes.ts'

/** Every command that can be asked for by HTTP. */
export const commandContracts: readonly CommandContract[] = [
  ...membershipCommands,
  ...mandateCommands,
  ...instrumentCommands,
  ...proposalCommands,
  ...threadCommands,
  ...sessionCommands,
  ...floorCommands,
  ...voteCommands,
]

/** Commands of the set-up alone, which have no HTTP contract: establishing a committee. */
export type HttpCommandType = Exclude<CommandType, 'establishCommittee'>
