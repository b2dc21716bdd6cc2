import type { Rule } from './area.ts'
import type { Command, CommandType } from './command.ts'
import type { Context } from './context.ts'
import type { NewEvent } from './event.ts'
import type { Result } from './refusal.ts'

/**
 * A rule that needs nothing of the committee's state: the reading of a long document. It can be judged in another
 * thread, before the command's turn.
 */
export function stateless<T extends CommandType>(
  rule: (command: Command<T>, context: Context) => Result<NewEvent[]>,
): Rule<T> {
  return Object.assign<Rule<T>, { stateless: true }>((_state, command, context) => rule(command, context), {
    stateless: true,
  })
}
