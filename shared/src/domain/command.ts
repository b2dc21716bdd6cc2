import type { InstrumentCommands } from './instrument/events.ts'
import type { MandateCommands } from './mandate/events.ts'
import type { MembershipCommands } from './membership/commands.ts'
import type { ProposalCommands } from './proposals/events.ts'
import type { SessionCommands } from './sessions/events.ts'
import type { ThreadCommands } from './threads/events.ts'
import type { VoteCommands } from './votes/events.ts'

export type CommandData = MembershipCommands &
  MandateCommands &
  InstrumentCommands &
  ProposalCommands &
  ThreadCommands &
  SessionCommands &
  VoteCommands

export type CommandType = keyof CommandData

/** What somebody asks of the committee: imperative, with exactly the fields of its type. */
export type Command<T extends CommandType = CommandType> = {
  [K in T]: { type: K } & CommandData[K]
}[T]
