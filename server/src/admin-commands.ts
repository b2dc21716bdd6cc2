import type { Connection } from 'mongoose'

type AdminCommand = { command: string; at: Date }

/**
 * Commands of the administration that no server has written to its security log yet. They run in a program of their own,
 * whose output nobody may keep.
 */
export function createAdminCommands(connection: Connection) {
  const commands = connection.getClient().db(connection.name).collection<AdminCommand>('adminCommands')
  return {
    async note(one: AdminCommand): Promise<void> {
      await commands.insertOne({ ...one })
    },

    /** Tells each command once, also with several nodes. */
    async hand(tell: (one: AdminCommand) => void): Promise<void> {
      for (let one = await commands.findOneAndDelete({}); one !== null; one = await commands.findOneAndDelete({}))
        tell({ command: one.command, at: one.at })
    },
  }
}
