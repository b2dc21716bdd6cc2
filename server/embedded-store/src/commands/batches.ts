import { elements, T, textOf, type Value } from '../bson/value.ts'
import type { BsonWriter } from '../bson/writer.ts'
import type { DocumentStream } from '../cursors.ts'
import { CommandError } from '../errors.ts'
import { argument, type Call, deadlineOf, numberArgument, reply, type Store, yieldToOthers } from './context.ts'

export const FIRST_BATCH = 101
/** The bytes at which a batch is full: few, as they stay in memory until the client has read them. */
const BATCH_BYTES = 4 * 1024 * 1024
/** The same if no other batch will follow: the most that a client accepts. */
const SINGLE_BATCH_BYTES = 16 * 1024 * 1024
const LARGEST = SINGLE_BATCH_BYTES + 16 * 1024

interface BatchOptions {
  namespace: string
  batchSize: number
  /** The cursor is kept even if it is not used for long. */
  noTimeout?: boolean
  /** No other batch follows. */
  single?: boolean
  deadline?: number
}

const SLICE_MS = 10

/** Takes documents from a stream until the batch is full and writes them; the stream may pause in between. */
async function fill(
  store: Store,
  { stream, pending }: { stream: DocumentStream; pending: Value | undefined },
  writer: BsonWriter,
  most: { documents: number; bytes: number },
  deadline: number | undefined,
): Promise<{ done: boolean; pending: Value | undefined }> {
  let count = 0
  let held = pending
  let since = performance.now()
  for (;;) {
    if (count >= most.documents) return { done: false, pending: held }
    if (held === undefined) {
      const next = stream.next()
      if (next.done) return { done: true, pending: undefined }
      if (next.value === undefined) {
        if (performance.now() - since > SLICE_MS) {
          await yieldToOthers(store, deadline)
          since = performance.now()
        }
        continue
      }
      held = next.value
    }
    const length = held.buf.readInt32LE(held.off)
    if (length > LARGEST) throw new CommandError('BSONObjectTooLarge', `${length} bytes are more than 16 MB`)
    if (count > 0 && writer.length + length > most.bytes) return { done: false, pending: held }
    writer.value(String(count++), held)
    held = undefined
  }
}

/** The first answer of a command that returns a cursor. */
export async function firstBatch(store: Store, stream: DocumentStream, options: BatchOptions): Promise<BsonWriter> {
  const writer = reply().startDocument('cursor').startArray('firstBatch')
  const most = { documents: options.batchSize, bytes: options.single ? SINGLE_BATCH_BYTES : BATCH_BYTES }
  const { done, pending } = await fill(store, { stream, pending: undefined }, writer, most, options.deadline)
  writer.end()
  let id = 0n
  if (!done && !options.single)
    id = store.cursors.create(options.namespace, stream, pending, options.noTimeout === true).id
  else stream.return?.()
  return writer.int64('id', id).string('ns', options.namespace).end().double('ok', 1)
}

/** `getMore` */
export async function getMore(call: Call): Promise<BsonWriter> {
  const { store, request } = call
  const id = argument(call, 'getMore')
  if (id === undefined || (id.type !== T.int64 && id.type !== T.int32)) {
    throw new CommandError('TypeMismatch', "BSON field 'getMore.getMore' must be of type 'long'")
  }
  const number = id.type === T.int64 ? id.buf.readBigInt64LE(id.off) : BigInt(id.buf.readInt32LE(id.off))
  const collection = argument(call, 'collection')
  const namespace = `${request.database}.${collection?.type === T.string ? textOf(collection) : ''}`
  const cursor = store.cursors.require(number, namespace)
  if (cursor.busy) throw new CommandError('CursorInUse', `cursor id ${number} is already in use`)
  const asked = numberArgument(call, 'batchSize')
  const writer = reply().startDocument('cursor').startArray('nextBatch')
  cursor.busy = true
  let done = true
  try {
    const most = { documents: asked || Number.POSITIVE_INFINITY, bytes: BATCH_BYTES }
    const filled = await fill(store, cursor, writer, most, deadlineOf(call))
    done = filled.done
    cursor.pending = filled.pending
  } finally {
    cursor.busy = false
    cursor.lastUsed = Date.now()
    if (done) store.cursors.kill(number)
  }
  return writer
    .end()
    .int64('id', done ? 0n : number)
    .string('ns', namespace)
    .end()
    .double('ok', 1)
}

/** `killCursors` */
export function killCursors(call: Call): BsonWriter {
  const list = argument(call, 'cursors')
  const ids = (list?.type === T.array ? elements(list) : []).map((id) =>
    id.type === T.int64 ? id.buf.readBigInt64LE(id.off) : 0n,
  )
  const [killed, missing]: [bigint[], bigint[]] = [[], []]
  for (const id of ids) (call.store.cursors.kill(id) ? killed : missing).push(id)
  const writer = reply()
  for (const [name, some] of Object.entries({ cursorsKilled: killed, cursorsNotFound: missing })) {
    writer.startArray(name)
    for (const [i, id] of some.entries()) writer.int64(String(i), id)
    writer.end()
  }
  return writer.startArray('cursorsAlive').end().startArray('cursorsUnknown').end().double('ok', 1)
}
