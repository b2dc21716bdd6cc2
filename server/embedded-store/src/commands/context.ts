import { optionNumber } from '../bson/numbers.ts'
import { field, T, textOf, type Value } from '../bson/value.ts'
import { BsonWriter } from '../bson/writer.ts'
import type { Cursors } from '../cursors.ts'
import { CommandError } from '../errors.ts'
import type { SignIn } from '../scram.ts'
import type { Catalog } from '../storage/catalog.ts'
import type { Engine } from '../storage/engine.ts'
import { REPLY_ROOM, type Request } from '../wire/message.ts'

/** The parts of the store that commands use. */
export interface Store {
  engine: Engine
  catalog: Catalog
  cursors: Cursors
  /** Rewrites the data file without deleted data. */
  compact(): Promise<number>
  /** Starts removing the keys of dropped collections and indexes. */
  sweepSoon(): void
}

/** One command under way. */
export interface Call {
  store: Store
  request: Request
  /** Number of the connection it came by. */
  connection: number
  /** The sign-in of that connection; undefined if the store asks for none. */
  signIn?: SignIn | undefined
}

export type Handler = (call: Call) => BsonWriter | Promise<BsonWriter>

export function reply(): BsonWriter {
  return new BsonWriter(REPLY_ROOM)
}

export function argument(call: Call, name: string): Value | undefined {
  const value = field(call.request.body, name)
  return value === undefined || value.type === T.null ? undefined : value
}

/** A document argument. @throws CommandError 14 */
export function documentArgument(call: Call, name: string): Value | undefined {
  return asDocument(argument(call, name), name)
}

export function asDocument(value: Value | undefined, name: string): Value | undefined {
  if (value === undefined) return undefined
  if (value.type !== T.object) throw new CommandError('TypeMismatch', `BSON field '${name}' must be of type 'object'`)
  return value
}

export function numberArgument(call: Call, name: string, least = 0): number | undefined {
  const value = argument(call, name)
  if (value === undefined) return undefined
  const number = optionNumber(value, name)
  if (number < least) throw new CommandError(51024, `'${name}' must be >= ${least}, not ${number}`)
  return number
}

/** The collection a command names in its first field. */
export function collectionName(call: Call): string {
  const { body, name } = call.request
  const value = field(body, name)
  if (value?.type !== T.string) throw new CommandError('InvalidNamespace', `collection name has invalid type`)
  const text = textOf(value)
  if (text === '' || text.includes('\0'))
    throw new CommandError('InvalidNamespace', `Invalid namespace '${call.request.database}.${text}'`)
  return text
}

/**
 * Whether an answer has to wait for the flush to the disk. @throws CommandError for a concern that a standalone cannot
 * meet
 */
export function journaled(call: Call): boolean {
  const concern = documentArgument(call, 'writeConcern')
  if (!concern) return false
  const w = field(concern, 'w')
  if (w?.type === T.string && textOf(w) !== 'majority') {
    throw new CommandError('BadValue', `cannot use 'w' mode ${textOf(w)} without a replica set`)
  }
  if (w && w.type !== T.string && optionNumber(w, 'w') > 1) {
    throw new CommandError('BadValue', "cannot use 'w' > 1 when a host is not replicated")
  }
  const j = field(concern, 'j')
  const fsync = field(concern, 'fsync')
  return (
    [j, fsync].some((one) => one?.type === T.bool && one.buf[one.off] === 1) ||
    (w?.type === T.string && j === undefined)
  )
}

/** When the time of a command (`maxTimeMS`) is over. */
export function deadlineOf(call: Call): number {
  const given = numberArgument(call, 'maxTimeMS', Number.NEGATIVE_INFINITY) ?? 0
  if (given < 0 || given > 0x7fffffff) throw new CommandError('BadValue', `maxTimeMS is out of range: ${given}`)
  return given === 0 ? Number.POSITIVE_INFINITY : performance.now() + given
}

/**
 * Makes room for other work, and waits while the data file is being swapped.
 * @throws CommandError 50 when the time of the command is over
 */
export async function yieldToOthers(store: Pick<Store, 'engine'>, deadline = Number.POSITIVE_INFINITY): Promise<void> {
  if (performance.now() > deadline) throw new CommandError('MaxTimeMSExpired', 'operation exceeded time limit')
  await new Promise((resolve) => setImmediate(resolve))
  await store.engine.ready()
}
