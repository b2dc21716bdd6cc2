import type {
  ClientToServer,
  PresentedEvent,
  ResetReason,
  ServerToClient,
  subscribeRequest,
} from '@quorate/shared/contracts/events'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { RecordedEvent } from '@quorate/shared/domain/event'
import { audiencesOf } from '@quorate/shared/domain/membership/viewer'
import { generalRefusal, type Refusal } from '@quorate/shared/domain/refusal'
import type { Server, Socket } from 'socket.io'
import type { z } from 'zod'
import { createLatest } from '../http/latest.ts'
import { RefusalError } from '../http/refusal-error.ts'
import type { SignedIn } from '../identity/accounts.ts'
import type { Metrics } from '../metrics.ts'
import type { OpenedEntry } from '../record/committee-record.ts'
import { markOf } from '../record/mark.ts'
import { forFrame, type Present as Presenting } from '../record/present.ts'
import type { Records } from '../record/record.ts'
import { batchesFor, groupViews, type Present, rightsChanged, type View, viewOf } from './channel.ts'
import { frameOf, sendFrame, unread } from './frame.ts'

/** Entries withinso many milliseconds are sent in one batch; the longer this is, the fewer writes to every socket. */
const TICK = { least: 5, most: 30 }
/** Entries a client may catch up on; further behind, it starts from fresh queries. */
const CATCH_UP_AT_MOST = 2000
const READ_AT_ONCE = 200
/** Entries kept in memory, for clients that were away for a moment. */
const KEPT = 500

type Subscription = { committee: string; member: string; view: View }
/** This node's data on a socket. */
export type SocketData = {
  signedIn: SignedIn
  subscription: Subscription | null
  watching: { thread: string; member: string } | null
  /** Resolves when the subscription under way is made. */
}
export type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>

type Channel = {
  /** The committee's, as it is now. */
  state: CommitteeState
  /** The viewers were sent everything up to this entry. */
  sent: number
  pending: OpenedEntry[]
  /** The latest entries, in order, without those whose words were erased since. */
  recent: OpenedEntry[]
  timer: NodeJS.Timeout | null
  /** No batch is sent before this time of `performance.now()`: the pause is as long as the last sending took. */
  restUntil: number
  viewers: Map<string, Viewers>
  /** How many clients are catching up, and will then join the viewers. */
  joining: number
}
type Asked = z.infer<typeof subscribeRequest>
type Viewers = View & { sockets: Set<LiveSocket> }

type DeliveryOptions = {
  io: LiveServer
  records: Records
  metrics: Metrics
  presenting: Presenting
  /** Called with a socket that was reset, and so shows nothing any more. */
  onReset: (socket: LiveSocket) => void
}

export type Delivery = ReturnType<typeof createDelivery>

/**
 * Sends the record to its viewers. Each committee has a channel, which sends each view what it may see, in batches
 * without a gap. Viewers who come late get what they missed.
 */
export function createDelivery({ io, records, metrics, presenting, onReset }: DeliveryOptions) {
  const channels = new Map<string, Channel>()
  const latest = createLatest()
  const texts = new WeakMap<RecordedEvent, string>()

  /** An event as it looks to all who see its audience, encoded once; for each view if it names what only some may see. */
  const asRecorded =
    (state: CommitteeState): Present =>
    (event, audiences) => {
      if (!audiences.has(event.audience)) return null
      const known = texts.get(event)
      if (known !== undefined) return known
      const text = encode(presenting.recorded(event, audiences, state))
      if (text !== null && presenting.audiencesNamed(event, state).length === 0) texts.set(event, text)
      return text
    }

  /** The same for viewers who come later: a comment's words only if they may read them now. */
  const asItIsNow =
    (state: CommitteeState): Present =>
    (event, audiences) =>
      presenting.hasChanged(event, audiences, state)
        ? encode(presenting.now(event, audiences, state))
        : asRecorded(state)(event, audiences)

  /** The channel of a committee; made at first use, with the latest entries of its record in memory. */
  async function channelOf(committee: string, state: CommitteeState): Promise<Channel> {
    const known = channels.get(committee)
    if (known) return known
    const read = await records.readAfter(committee, Math.max(0, state.seq - KEPT), KEPT)
    const found = channels.get(committee)
    if (found) return found
    // Entries appended during that read are missing here: readers then read the record until enough are in memory.
    const recent = read.at(-1)?.entry.seq === state.seq ? read : []
    const fresh = { pending: [], timer: null, restUntil: 0, viewers: new Map(), joining: 0 }
    const channel: Channel = { state, sent: state.seq, recent, ...fresh }
    channels.set(committee, channel)
    return channel
  }

  records.follow({
    appended(committee, entries) {
      const channel = channels.get(committee)
      if (!channel) return
      channel.pending.push(...entries)
      channel.recent = recentOf(channel.recent, entries)
      channel.timer ??= setTimeout(
        () => flush(committee, channel),
        Math.max(TICK.least, channel.restUntil - performance.now()),
      )
    },
    isWatched(committee) {
      const channel = channels.get(committee)
      return channel !== undefined && (channel.viewers.size > 0 || channel.joining > 0)
    },
    unloaded(committee) {
      channels.delete(committee)
    },
  })

  function flush(committee: string, channel: Channel): void {
    if (channel.timer) clearTimeout(channel.timer)
    channel.timer = null
    const entries = channel.pending.filter(({ entry }) => entry.seq > channel.sent)
    channel.pending = []
    const last = entries.at(-1)
    if (!last) return
    const affected = rightsChanged(entries)
    if (affected.size > 0) resetMembers(committee, affected)
    channel.sent = last.entry.seq
    const began = performance.now()
    const named = (event: RecordedEvent) => presenting.audiencesNamed(event, channel.state)
    const present = asRecorded(channel.state)
    for (const group of groupViews(entries, channel.viewers.values(), named)) send(committee, entries, group, present)
    const ended = performance.now()
    channel.restUntil = ended + Math.min(TICK.most, ended - began)
  }

  /** Sends to a group of views that see the same: presented and encoded once. */
  function send(committee: string, entries: OpenedEntry[], group: Viewers[], present: Present): void {
    const view = group[0]
    if (!view) return
    const sockets = group.flatMap((viewers) => [...viewers.sockets])
    for (const batch of batchesFor(committee, entries, view, present)) {
      const frame = frameOf('batch', batch.json)
      for (const socket of sockets) sendFrame(socket, frame)
      metrics.batches.inc()
      metrics.deliveries.inc(batch.count * sockets.length)
    }
  }

  function unsubscribe(socket: LiveSocket): void {
    const { subscription } = socket.data
    if (!subscription) return
    const { committee, view } = subscription
    const channel = channels.get(committee)
    const viewers = channel?.viewers.get(view.key)
    viewers?.sockets.delete(socket)
    if (viewers?.sockets.size === 0) channel?.viewers.delete(view.key)
    socket.data.subscription = null
  }

  function reset(socket: LiveSocket, committee: string, reason: ResetReason): void {
    unsubscribe(socket)
    onReset(socket)
    metrics.resets.inc({ reason })
    socket.emit('reset', { committee, reason })
  }

  function resetMembers(committee: string, members: ReadonlySet<string>): void {
    for (const socket of io.sockets.sockets.values()) {
      const { subscription } = socket.data
      if (subscription?.committee === committee && members.has(subscription.member)) {
        reset(socket, committee, 'rights-changed')
      }
    }
  }

  /**
   * Sends a reader what it missed, then adds it to the viewers. Nothing is awaited between the last check and the
   * joining, so no batch can be lost in between.
   */
  async function catchUp(
    socket: LiveSocket,
    channel: Channel,
    state: CommitteeState,
    subscription: Subscription,
    cursor: number,
  ): Promise<void> {
    const { committee, member, view } = subscription
    const present = asItIsNow(state)
    for (let reached = cursor; socket.connected; ) {
      // Sends the pending entries to the others first, if this reader has read them on another node already, or if they
      // change what this reader may get of the entries before them.
      const pendingMatters = rightsChanged(channel.pending).has(member) || channel.pending.some(takesWordsBack)
      if (reached > channel.sent || pendingMatters) flush(committee, channel)
      if (reached >= channel.sent) return join(socket, channel, subscription, state)
      const entries = following(channel.recent, reached) ?? (await records.readAfter(committee, reached, READ_AT_ONCE))
      const due = entries.filter(({ entry }) => entry.seq <= channel.sent)
      // Their data came from another view, so they start from fresh queries, never from a cursor of the old view.
      if (rightsChanged(due).has(member)) {
        reset(socket, committee, 'rights-changed')
        return
      }
      for (const batch of batchesFor(committee, due, view, present)) {
        sendFrame(socket, frameOf('batch', batch.json))
        metrics.batches.inc()
        metrics.deliveries.inc(batch.count)
      }
      reached = due.at(-1)?.entry.seq ?? channel.sent
      await drained(socket)
    }
  }

  /** The subscription of a person in the committee's present state; undefined if they take no part in it. */
  function subscriptionOf(socket: LiveSocket, committee: string, state: CommitteeState): Subscription | undefined {
    const membership = socket.data.signedIn.account.memberships.find((one) => one.committee === committee)
    const participant = membership && state.membership.participants.get(membership.member)
    return participant && { committee, member: participant.member, view: viewOf(audiencesOf(participant)) }
  }

  async function subscribe(socket: LiveSocket, { committee, cursor, mark }: Asked): Promise<Refusal | number> {
    unsubscribe(socket)
    const state = await records.stateOf(committee)
    const subscription = state && subscriptionOf(socket, committee, state)
    if (!state || !subscription) {
      return generalRefusal('not-a-participant')
    }
    // A client that comes from another node may have read further than this node.
    if (!(await records.waitFor(committee, cursor)) || !(await isOfThisRecord({ committee, cursor, mark }))) {
      reset(socket, committee, 'another-history')
      return state.seq
    }
    const channel = await channelOf(committee, state)
    if (channel.sent - cursor > CATCH_UP_AT_MOST) {
      reset(socket, committee, 'too-far-behind')
      return state.seq
    }
    if (cursor < channel.sent) metrics.catchUps.inc()
    channel.joining += 1
    await catchUp(socket, channel, state, subscription, cursor).finally(() => {
      channel.joining -= 1
    })
    return state.seq
  }

  /** Whether a reader with this cursor has read this record, and not one that a restored backup has replaced. */
  async function isOfThisRecord({ committee, cursor, mark }: Asked): Promise<boolean> {
    if (cursor === 0) return true
    const kept = channels.get(committee)?.recent.find(({ entry }) => entry.seq === cursor)
    return mark === (kept ? markOf(kept.entry) : await records.markAt(committee, cursor))
  }

  /** Adds a reader who has caught up to the viewers, unless their rights changed meanwhile. */
  function join(socket: LiveSocket, channel: Channel, subscription: Subscription, state: CommitteeState): void {
    const { committee, view } = subscription
    if (subscriptionOf(socket, committee, state)?.view.key !== view.key) {
      reset(socket, committee, 'rights-changed')
      return
    }
    socket.data.subscription = subscription
    const viewers = channel.viewers.get(view.key) ?? { ...view, sockets: new Set() }
    viewers.sockets.add(socket)
    channel.viewers.set(view.key, viewers)
  }

  return {
    /**
     * Answers the head of the record, or a refusal. Subscriptions of one socket are handled one after another; of those that
     * wait only the latest counts, and the others are refused.
     */
    async subscribe(socket: LiveSocket, asked: Asked): Promise<Refusal | number> {
      try {
        return await latest(socket.id, () => subscribe(socket, asked))
      } catch (error) {
        if (error instanceof RefusalError) return error.refusal
        throw error
      }
    },
    unsubscribe,
    reset,

    /** Repeats the heads, so that a lost last batch is noticed. */
    sendHeads(now: number): void {
      for (const [committee, { sent, viewers }] of channels) {
        const head = frameOf('head', JSON.stringify({ committee, seq: sent, now }))
        for (const { sockets } of viewers.values()) for (const socket of sockets) sendFrame(socket, head)
      }
    },

    stop(): void {
      for (const [committee, channel] of channels) flush(committee, channel)
    },
  }
}

function recentOf(recent: readonly OpenedEntry[], added: readonly OpenedEntry[]): OpenedEntry[] {
  const erased = added.some(({ events }) => events.some(({ type }) => type === 'WordsErased'))
  return erased ? [] : [...recent, ...added].slice(-KEPT)
}

/** The kept entries after `seq`, where none between is missing. */
function following(recent: readonly OpenedEntry[], seq: number): OpenedEntry[] | null {
  const first = recent[0]?.entry.seq ?? Number.POSITIVE_INFINITY
  return first <= seq + 1 ? recent.slice(seq + 1 - first, seq + 1 - first + READ_AT_ONCE) : null
}

function takesWordsBack({ events }: OpenedEntry): boolean {
  return events.some(({ type }) => type === 'CommentHidden' || type === 'CommentWithdrawn' || type === 'WordsErased')
}

function encode(presented: PresentedEvent | null): string | null {
  return presented && JSON.stringify(forFrame(presented))
}

/** Waits until a reader has taken what was sent, or is gone, so that missed entries do not pile up in memory. */
function drained(socket: LiveSocket): Promise<void> | undefined {
  if (unread(socket) === 0) return undefined
  return new Promise((resolve) => {
    const done = (): void => {
      socket.conn.off('drain', done).off('close', done)
      resolve()
    }
    socket.conn.on('drain', done).on('close', done)
  })
}
