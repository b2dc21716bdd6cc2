import type { All, AreaName } from './area.ts'
import type { Areas } from './areas.ts'

export type CommandData = All<Areas[AreaName]['commands']>
export type CommandType = keyof CommandData

/** A request to change the committee: imperative, with exactly the fields of its type. */
export type Command<T extends CommandType = CommandType> = {
  [K in T]: { type: K } & CommandData[K]
}[T]
