import type { ClientToServer, ResetReason, ServerToClient } from '@quorate/shared/contracts/events'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import { audiencesOf } from '@quorate/shared/domain/membership/viewer'
import type { Refusal } from '@quorate/shared/domain/refusal'
import type { Server, Socket } from 'socket.io'
import type { SignedIn } from '../identity/accounts.ts'
import type { Metrics } from '../metrics.ts'
import type { OpenedEntry } from '../record/committee-record.ts'
import { commentNow, forFrame, presentEvent } from '../record/present-event.ts'
import type { Records } from '../record/record.ts'
import { batchesFor, groupViews, type Present, rightsChanged, type View, viewOf } from './channel.ts'

/** What happens within so many milliseconds travels in one batch. */
const TICK = 30
/** Entries a client may catch up on; further behind, it starts from fresh queries. */
const CATCH_UP_AT_MOST = 2000
const READ_AT_ONCE = 200
/** Entries kept at hand, for those who were away for a moment. */
const KEPT = 500

type Subscription = { committee: string; member: string; view: View }
/** What a socket is, and does, on this node. */
export type SocketData = {
  signedIn: SignedIn
  subscription: Subscription | null
  watching: { thread: string; member: string } | null
  /** Resolves when the subscription under way is made. */
  subscribing: Promise<void>
}
export type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>

type Channel = {
  /** Everything up to here has gone out to the rooms. */
  sent: number
  pending: OpenedEntry[]
  /** The latest entries, in order; none that held words which were erased since. */
  recent: OpenedEntry[]
  timer: NodeJS.Timeout | null
  views: Map<string, View & { count: number }>
}

export type Delivery = ReturnType<typeof createDelivery>

/**
 * Brings the record to its viewers: a channel per committee, from which each view is sent what it may see, in batches
 * without a gap; and to who comes late, what they missed.
 */
export function createDelivery({ io, records, metrics }: { io: LiveServer; records: Records; metrics: Metrics }) {
  const channels = new Map<string, Channel>()

  /** The channel of a committee; made, when first asked for, with the latest entries of its record at hand. */
  async function channelOf(committee: string, state: CommitteeState): Promise<Channel> {
    const known = channels.get(committee)
    if (known) return known
    const read = await records.readAfter(committee, Math.max(0, state.seq - KEPT), KEPT)
    const found = channels.get(committee)
    if (found) return found
    // What was appended while it was read is missing: then the record itself is read until there is enough at hand.
    const recent = read.at(-1)?.entry.seq === state.seq ? read : []
    const channel: Channel = { sent: state.seq, pending: [], recent, timer: null, views: new Map() }
    channels.set(committee, channel)
    return channel
  }

  records.follow((committee, entries) => {
    const channel = channels.get(committee)
    if (!channel) return
    channel.pending.push(...entries)
    channel.recent = recentOf(channel.recent, entries)
    channel.timer ??= setTimeout(() => flush(committee, channel), TICK)
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
    const [largest, ...others] = groupViews(entries, channel.views.values())
    if (!largest) return
    const otherRooms = others.flatMap((views) => views.map(({ key }) => roomOf(committee, key)))
    send(io.local.to(committee).except(otherRooms), committee, entries, largest)
    for (const views of others) {
      send(io.local.to(views.map(({ key }) => roomOf(committee, key))), committee, entries, views)
    }
  }

  function send(rooms: ReturnType<typeof io.local.to>, committee: string, entries: OpenedEntry[], views: View[]): void {
    const view = views[0]
    if (!view) return
    const present: Present = (event, audiences) => {
      const presented = presentEvent(event, audiences)
      return presented && forFrame(presented)
    }
    const viewers = views.reduce((sum, { key }) => sum + (channels.get(committee)?.views.get(key)?.count ?? 0), 0)
    for (const batch of batchesFor(committee, entries, view, present)) {
      rooms.emit('batch', batch)
      metrics.batches.inc()
      metrics.deliveries.inc(batch.events.length * viewers)
    }
  }

  function unsubscribe(socket: LiveSocket): void {
    const { subscription } = socket.data
    if (!subscription) return
    const { committee, view } = subscription
    socket.leave(committee)
    socket.leave(roomOf(committee, view.key))
    const channel = channels.get(committee)
    const counted = channel?.views.get(view.key)
    if (counted && --counted.count === 0) channel?.views.delete(view.key)
    socket.data.subscription = null
  }

  function reset(socket: LiveSocket, committee: string, reason: ResetReason): void {
    unsubscribe(socket)
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
   * Sends what was missed, straight from the record, and joins the rooms at the very moment at which nothing stands
   * between the cursor and what they are sent: nothing is awaited in between, so no batch can fall there.
   */
  async function catchUp(
    socket: LiveSocket,
    channel: Channel,
    state: CommitteeState,
    from: Subscription,
    cursor: number,
    join: () => void,
  ): Promise<void> {
    const present: Present = (event, audiences) => {
      const presented = presentEvent(event, audiences, { commentNow: (id) => commentNow(state, id) })
      return presented && forFrame(presented)
    }
    for (let reached = cursor; socket.connected; ) {
      // What waits for its tick was said before this viewer came: it goes to the others now, and to this one from the
      // record, as it stands there by now.
      flush(from.committee, channel)
      if (reached >= channel.sent) return join()
      const entries =
        following(channel.recent, reached) ?? (await records.readAfter(from.committee, reached, READ_AT_ONCE))
      const due = entries.filter(({ entry }) => entry.seq <= channel.sent)
      for (const batch of batchesFor(from.committee, due, from.view, present)) socket.emit('batch', batch)
      reached = due.at(-1)?.entry.seq ?? channel.sent
    }
  }

  async function subscribe(socket: LiveSocket, committee: string, cursor: number): Promise<Refusal | number> {
    unsubscribe(socket)
    const state = await records.stateOf(committee)
    // Who comes from another node may have read further than this one has until now.
    if (state && cursor > state.seq) await records.waitFor(committee, cursor)
    const membership = socket.data.signedIn.account.memberships.find((one) => one.committee === committee)
    const participant = membership && state?.membership.participants.get(membership.member)
    if (!state || !membership || !participant) {
      return { code: 'not-a-participant', message: 'You do not take part in this committee.' }
    }
    const channel = await channelOf(committee, state)
    if (cursor > channel.sent && cursor > state.seq) {
      reset(socket, committee, 'unknown-cursor')
      return state.seq
    }
    if (channel.sent - cursor > CATCH_UP_AT_MOST) {
      reset(socket, committee, 'too-far-behind')
      return state.seq
    }
    const view = viewOf(audiencesOf(participant))
    if (cursor < channel.sent) metrics.catchUps.inc()
    const subscription = { committee, member: membership.member, view }
    await catchUp(socket, channel, state, subscription, cursor, () => {
      socket.data.subscription = subscription
      const counted = channel.views.get(view.key) ?? { ...view, count: 0 }
      counted.count += 1
      channel.views.set(view.key, counted)
      socket.join([committee, roomOf(committee, view.key)])
    })
    return state.seq
  }

  return {
    /** Answers the head of the record, or why the socket may not have it. Subscriptions of one socket come in turn. */
    subscribe(socket: LiveSocket, committee: string, cursor: number): Promise<Refusal | number> {
      const turn = socket.data.subscribing.then(() => subscribe(socket, committee, cursor))
      socket.data.subscribing = turn.then(
        () => undefined,
        () => undefined,
      )
      return turn
    },
    unsubscribe,
    reset,

    /** Repeats the heads, so that a lost last batch is noticed. */
    sayHeads(now: number): void {
      for (const [committee, { sent }] of channels) io.local.to(committee).emit('head', { committee, seq: sent, now })
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

function roomOf(committee: string, view: string): string {
  return `${committee} ${view}`
}
