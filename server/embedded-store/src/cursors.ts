import { randomBytes } from 'node:crypto'
import type { Value } from './bson/value.ts'
import { CommandError } from './errors.ts'

/** Documents still to come; undefined marks a pause between two steps of work. */
export type DocumentStream = Iterator<Value | undefined>

interface Cursor {
  id: bigint
  namespace: string
  stream: DocumentStream
  /** Read from the stream but left out of a batch that was full. */
  pending: Value | undefined
  lastUsed: number
  busy: boolean
  noTimeout: boolean
}

const IDLE_MS = 10 * 60 * 1000
const MOST = 5000

/** The open cursors of all connections. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>()

  create(namespace: string, stream: DocumentStream, pending: Value | undefined, noTimeout: boolean): Cursor {
    if (this.open.size >= MOST) this.expire(Date.now(), 1000)
    if (this.open.size >= MOST) throw new CommandError('OperationFailed', 'too many open cursors')
    // Never a safe integer: clients that read small 64-bit numbers as their own would send it back as another type.
    const id = (randomBytes(8).readBigUInt64LE() & 0x3fffffffffffffffn) | 0x4000000000000000n
    const cursor = { id, namespace, stream, pending, lastUsed: Date.now(), busy: false, noTimeout }
    this.open.set(cursor.id, cursor)
    return cursor
  }

  /** @throws CommandError 43 */
  require(id: bigint, namespace: string): Cursor {
    const cursor = this.open.get(id)
    if (!cursor) throw new CommandError('CursorNotFound', `cursor id ${id} not found`)
    if (cursor.namespace !== namespace) {
      throw new CommandError('Unauthorized', `The cursor is of ${cursor.namespace}, not of ${namespace}`)
    }
    return cursor
  }

  kill(id: bigint): boolean {
    const cursor = this.open.get(id)
    cursor?.stream.return?.()
    return this.open.delete(id)
  }

  /** Closes cursors that were not used for ten minutes. */
  expire(now = Date.now(), idle = IDLE_MS): void {
    for (const cursor of this.open.values()) {
      if (!cursor.busy && !cursor.noTimeout && now - cursor.lastUsed > idle) this.kill(cursor.id)
    }
  }

  killNamespace(namespace: string): void {
    for (const cursor of this.open.values()) if (cursor.namespace === namespace) this.kill(cursor.id)
  }

  get size(): number {
    return this.open.size
  }
}
