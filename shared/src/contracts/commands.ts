import type { AreaName } from '../domain/area.ts'
import type { CommandContract, CommandContracts, SetUpOnly } from './contract.ts'
import { instrumentCommands } from './instrument.ts'
import { mandateCommands } from './mandate.ts'
import { membershipCommands } from './membership.ts'
import { proposalCommands } from './proposals.ts'
import { sessionCommands } from './sessions.ts'
import { threadCommands } from './threads.ts'
import { voteCommands } from './votes.ts'
import { workCommands } from './works.ts'

/** The one list of contracts: the commands that HTTP takes, by area. */
const byArea = {
  membership: membershipCommands,
  mandate: mandateCommands,
  instrument: instrumentCommands,
  works: workCommands,
  proposals: proposalCommands,
  threads: threadCommands,
  sessions: sessionCommands,
  votes: voteCommands,
  decisions: {},
} satisfies { [A in AreaName]: CommandContracts<A> }

type ByCommand<C> = { [T in keyof C]: C[T] extends SetUpOnly ? never : T }[keyof C]
/** Every command that HTTP takes; the others are for the set-up alone. */
export type HttpCommandType = { [A in AreaName]: ByCommand<(typeof byArea)[A]> }[AreaName]

export const commandContracts: readonly CommandContract[] = Object.values(byArea)
  .flatMap((contracts) => Object.values<CommandContract | SetUpOnly>(contracts))
  .filter((contract) => contract !== 'set-up only')

/** The areas of the record, in the order of the one list. */
export const AREA_NAMES = Object.keys(byArea) as [AreaName, ...AreaName[]]
