import { z } from 'zod'
import type { EventActor, EventData, EventType } from '../domain/event.ts'
import type { HasWords, Words } from '../domain/words.ts'
import { eventActor, id, instant, seq } from './common.ts'

/** Words reach a viewer as plain text, or as null if they are erased, closed or hidden from this viewer. */
export type Opened<D> = { [K in keyof D]: HasWords<D[K]> extends true ? OpenedWords<D[K]> : D[K] }
type OpenedWords<V> = V extends Words ? string | null : Opened<V>

/** An event as one viewer sees it. If `data` is null, it is too large for a frame: fetch the things it concerns. */
export type PresentedEvent<T extends EventType = EventType> = {
  [K in T]: { seq: number; index: number; at: number; type: K; actor: EventActor; data: Opened<EventData[K]> | null }
}[T]

export const presentedEvent = z.strictObject({
  seq,
  index: z.number().int(),
  at: instant,
  type: z.string(),
  actor: eventActor,
  data: z.record(z.string(), z.unknown()).nullable(),
})

/** The answer to every command: the entry it made, as its author sees it. The same key gets the same answer again. */
export const commandAnswer = z.strictObject({ seq, at: instant, events: z.array(presentedEvent) })
export type CommandAnswer = { seq: number; at: number; events: PresentedEvent[] }

/**
 * The socket's message with events: the entries `from`…`to` of the record are covered, and `events` are those of them
 * that this viewer may see. A batch whose `from` is not the client's cursor + 1 has a gap before it. `mark` is the
 * record's mark at `to`: the client's next subscription names it beside its cursor.
 */
export type Batch = { committee: string; from: number; to: number; mark: string; events: PresentedEvent[] }

/**
 * Why a client has to start from fresh queries. `another-history`: its cursor is beyond the head, or of a record that was
 * replaced by restoring a backup, so that all it holds may be wrong.
 */
export type ResetReason = 'rights-changed' | 'too-far-behind' | 'another-history' | 'signed-out'

/** Why the server closes a socket. A client that reads too slowly gets no reason, as it would not read it either. */
export type GoodbyeReason = 'too-many-messages'

/** Who has a thread open, and who is typing in it: membership ids, at most fifty of them, and how many in all. */
export type Readers = { thread: string; members: string[]; count: number; typing: string[] }

/** Socket.IO: the server's messages. */
export type ServerToClient = {
  batch: (batch: Batch) => void
  /** The head of the record and the server's clock, repeated so that a lost last batch is noticed. */
  head: (head: { committee: string; seq: number; now: number }) => void
  reset: (reset: { committee: string; reason: ResetReason }) => void
  readers: (readers: Readers) => void
  /** This node is about to stop: connect again after a random wait of up to `within` milliseconds. */
  moving: (hint: { within: number }) => void
  /** The last message on this socket: why it is closed. */
  goodbye: (farewell: { reason: GoodbyeReason }) => void
}

/**
 * `mark` is the record's mark at the cursor, from the batch or answer that the cursor is from: by it a cursor of a record
 * that was replaced is noticed. Only at the beginning, with cursor 0, there is none.
 */
export const subscribeRequest = z
  .strictObject({
    committee: id,
    cursor: z.number().int().nonnegative(),
    mark: z.string().max(64).optional(),
  })
  .refine(({ cursor, mark }) => cursor === 0 || mark !== undefined, 'A cursor comes with the mark of its entry.')
export const watchRequest = z.strictObject({ committee: id, thread: id.nullable() })
export const typingRequest = z.strictObject({ committee: id, thread: id })

type Ack = (
  answer: { ok: true; seq: number } | { ok: false; error: z.infer<typeof import('./common.ts').refusal> },
) => void

/** Socket.IO: a client's messages. Commands and queries go by HTTP. */
export type ClientToServer = {
  subscribe: (request: z.infer<typeof subscribeRequest>, ack: Ack) => void
  /** Shows the person as present in a thread; null: in none. */
  watch: (request: z.infer<typeof watchRequest>) => void
  typing: (request: z.infer<typeof typingRequest>) => void
}
