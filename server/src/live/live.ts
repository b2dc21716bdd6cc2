import type { Server as HttpServer } from 'node:http'
import {
  type ClientToServer,
  type GoodbyeReason,
  type ResetReason,
  type ServerToClient,
  subscribeRequest,
  typingRequest,
  watchRequest,
} from '@quorate/shared/contracts/events'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import { audiencesOf } from '@quorate/shared/domain/membership/viewer'
import type { Refusal } from '@quorate/shared/domain/refusal'
import type { Logger } from 'pino'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Server, type Socket } from 'socket.io'
import type { Config } from '../config/config.ts'
import type { Accounts, SignedIn } from '../identity/accounts.ts'
import { tokenFrom } from '../identity/cookie.ts'
import type { Metrics } from '../metrics.ts'
import type { OpenedEntry } from '../record/committee-record.ts'
import { commentNow, forFrame, presentEvent } from '../record/present-event.ts'
import type { Records } from '../record/record.ts'
import { batchesFor, groupViews, type Present, rightsChanged, type View, viewOf } from './channel.ts'
import { createPresence } from './presence.ts'

export type LiveOptions = {
  server: HttpServer
  records: Records
  accounts: Accounts
  config: Pick<Config, 'publicOrigin' | 'secureCookies' | 'socketsPerAccount'>
  metrics: Metrics
  now: () => number
  log: Logger
}

/** What happens within so many milliseconds travels in one batch. */
const TICK = 30
/** How often the head of the record is repeated, so that a lost last batch is noticed. */
const HEAD_EVERY = 20_000
/** Entries a client may catch up on; further behind, it starts from fresh queries. */
const CATCH_UP_AT_MOST = 2000
const READ_AT_ONCE = 200
/** Packets that may wait for a slow reader before it is disconnected; it comes back and resumes by cursor. */
const UNREAD_AT_MOST = 200
const PRESENCE_EVERY = 500
/** How often the login sessions behind the sockets are looked up: they end by themselves, and on other nodes. */
const SESSIONS_EVERY = 5000
/** What one socket may say in ten seconds; a page says far less. */
const MESSAGES = { points: 100, duration: 10 }
/** Connects from one address in a minute; a whole conference may sit behind one. */
const CONNECTS = { points: 10_000, duration: 60 }
/** Within so many milliseconds clients move on when this node stops. */
const MOVE_WITHIN = 3000

type Subscription = { committee: string; member: string; view: View }
type Data = {
  signedIn: SignedIn
  subscription: Subscription | null
  watching: { thread: string; member: string } | null
}
type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, Data>

type Channel = {
  /** Everything up to here has gone out to the rooms. */
  sent: number
  pending: OpenedEntry[]
  timer: NodeJS.Timeout | null
  views: Map<string, View & { count: number }>
}

export type Live = ReturnType<typeof createLive>

/**
 * Socket.IO only speaks: batches of the record, heads, resets; and it carries presence and typing. A client that has
 * missed something resumes by its cursor, so nothing here needs to be kept or retried.
 */
export function createLive({ server, records, accounts, config, metrics, now, log }: LiveOptions) {
  const connects = new RateLimiterMemory(CONNECTS)
  const messages = new RateLimiterMemory(MESSAGES)
  const perAccount = new Map<string, number>()
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, Data>(server, {
    transports: ['websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    // CORS does not cover WebSockets: the Origin is checked here.
    allowRequest: (request, callback) => {
      if (request.headers.origin !== config.publicOrigin) return callback('This origin may not connect.', false)
      connects.consume(request.socket.remoteAddress ?? '').then(
        () => callback(null, true),
        () => callback('Too many connections from this address. Wait a minute.', false),
      )
    },
  })
  const channels = new Map<string, Channel>()
  const presence = createPresence(now)
  const presenceDue = new Set<string>()

  io.use(async (socket, next) => {
    const token = tokenFrom(socket.request.headers.cookie, config.secureCookies)
    const signedIn = token === null ? null : await accounts.signedIn(token).catch(() => null)
    if (!signedIn) return next(new Error('not-signed-in'))
    if ((perAccount.get(signedIn.account._id) ?? 0) >= config.socketsPerAccount)
      return next(new Error('too-many-sockets'))
    socket.data = { signedIn, subscription: null, watching: null }
    next()
  })

  function channelOf(committee: string, head: number): Channel {
    const found = channels.get(committee)
    if (found) return found
    const channel: Channel = { sent: head, pending: [], timer: null, views: new Map() }
    channels.set(committee, channel)
    return channel
  }

  records.follow((committee, entries) => {
    const channel = channels.get(committee)
    if (!channel) return
    channel.pending.push(...entries)
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

  /** Ends a socket, and says why first. */
  function drop(socket: LiveSocket, reason: GoodbyeReason): void {
    metrics.dropped.inc({ reason })
    socket.emit('goodbye', { reason })
    socket.disconnect(true)
  }

  function allSockets(): LiveSocket[] {
    return [...io.sockets.sockets.values()]
  }

  function resetMembers(committee: string, members: ReadonlySet<string>): void {
    for (const socket of allSockets()) {
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
      const entries = await records.readAfter(from.committee, reached, READ_AT_ONCE)
      const due = entries.filter(({ entry }) => entry.seq <= channel.sent)
      for (const batch of batchesFor(from.committee, due, from.view, present)) socket.emit('batch', batch)
      reached = due.at(-1)?.entry.seq ?? channel.sent
    }
  }

  async function subscribe(socket: LiveSocket, committee: string, cursor: number): Promise<Refusal | number> {
    unsubscribe(socket)
    const state = await records.stateOf(committee)
    const membership = socket.data.signedIn.account.memberships.find((one) => one.committee === committee)
    const participant = membership && state?.membership.participants.get(membership.member)
    if (!state || !membership || !participant) {
      return { code: 'not-a-participant', message: 'You do not take part in this committee.' }
    }
    const channel = channelOf(committee, state.seq)
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
      // Of two subscriptions at once, the later one counts.
      unsubscribe(socket)
      socket.data.subscription = subscription
      const counted = channel.views.get(view.key) ?? { ...view, count: 0 }
      counted.count += 1
      channel.views.set(view.key, counted)
      socket.join([committee, roomOf(committee, view.key)])
    })
    return state.seq
  }

  /** Shows a person as present in a thread, instead of the one before; null: in none. */
  function watch(socket: LiveSocket, thread: string | null): void {
    const { subscription, watching } = socket.data
    if (watching) {
      presence.leave(watching.thread, watching.member)
      socket.leave(watchRoom(watching.thread))
      presenceDue.add(watching.thread)
      socket.data.watching = null
    }
    if (thread === null || !subscription) return
    socket.data.watching = { thread, member: subscription.member }
    presence.enter(thread, subscription.member)
    socket.join(watchRoom(thread))
    presenceDue.add(thread)
  }

  io.on('connection', (socket) => {
    const { account } = socket.data.signedIn
    perAccount.set(account._id, (perAccount.get(account._id) ?? 0) + 1)
    metrics.connections.inc()
    socket.use((_event, next) => {
      messages.consume(socket.id).then(
        () => next(),
        () => drop(socket, 'too-many-messages'),
      )
    })
    socket.on('subscribe', async (request, ack) => {
      const parsed = subscribeRequest.safeParse(request)
      if (typeof ack !== 'function') return
      if (!parsed.success) return ack({ ok: false, error: BAD_REQUEST })
      try {
        const answer = await subscribe(socket, parsed.data.committee, parsed.data.cursor)
        ack(typeof answer === 'number' ? { ok: true, seq: answer } : { ok: false, error: answer })
      } catch (error) {
        log.error({ error }, 'A subscription failed')
        ack({ ok: false, error: UNAVAILABLE })
      }
    })
    socket.on('watch', (request) => {
      const parsed = watchRequest.safeParse(request)
      if (!parsed.success) return
      const { committee, thread } = parsed.data
      if (socket.data.subscription?.committee !== committee) return
      void records.stateOf(committee).then((state) => {
        const known = thread === null || state?.threads.threads.has(thread)
        if (known && socket.connected) watch(socket, thread)
      })
    })
    socket.on('typing', (request) => {
      const parsed = typingRequest.safeParse(request)
      const { watching } = socket.data
      if (!parsed.success || watching?.thread !== parsed.data.thread) return
      presence.type(watching.thread, watching.member)
      presenceDue.add(watching.thread)
    })
    socket.on('disconnect', () => {
      watch(socket, null)
      unsubscribe(socket)
      const left = (perAccount.get(account._id) ?? 1) - 1
      if (left > 0) perAccount.set(account._id, left)
      else perAccount.delete(account._id)
      metrics.connections.dec()
    })
  })

  const presenceTimer = setInterval(() => {
    for (const thread of presence.lapse()) presenceDue.add(thread)
    for (const thread of presenceDue) io.local.volatile.to(watchRoom(thread)).emit('presence', presence.of(thread))
    presenceDue.clear()
  }, PRESENCE_EVERY)

  const headTimer = setInterval(() => {
    for (const [committee, { sent }] of channels)
      io.local.to(committee).emit('head', { committee, seq: sent, now: now() })
  }, HEAD_EVERY)

  const slowTimer = setInterval(() => {
    for (const socket of allSockets()) if (unread(socket) > UNREAD_AT_MOST) drop(socket, 'too-slow')
  }, 1000)

  function endSessions(ended: (session: string) => boolean): void {
    for (const socket of allSockets()) {
      if (!ended(socket.data.signedIn.session)) continue
      const committee = socket.data.subscription?.committee
      if (committee) reset(socket, committee, 'signed-out')
      socket.disconnect(true)
    }
  }

  async function recheckSessions(): Promise<void> {
    const held = [...new Set(allSockets().map(({ data }) => data.signedIn.session))]
    if (held.length === 0) return
    const open = await accounts.stillOpen(held)
    const ended = new Set(held.filter((session) => !open.has(session)))
    if (ended.size > 0) endSessions((session) => ended.has(session))
  }
  // A store that does not answer is met, and reported, by the next command or query.
  const sessionsTimer = setInterval(() => void recheckSessions().catch(() => undefined), SESSIONS_EVERY)

  return {
    /** Ends the sockets of a login session that was signed out. */
    signedOut: (session: string): void => endSessions((one) => one === session),

    async stop(): Promise<void> {
      for (const timer of [presenceTimer, headTimer, slowTimer, sessionsTimer]) clearInterval(timer)
      for (const { timer } of channels.values()) if (timer) clearTimeout(timer)
      io.local.emit('moving', { within: MOVE_WITHIN })
      await io.close()
    },
  }
}

const BAD_REQUEST: Refusal = { code: 'invalid-request', message: 'A subscription names a committee and a cursor.' }
const UNAVAILABLE: Refusal = {
  code: 'store-unavailable',
  message: 'The record cannot be read at the moment. Try again.',
}

/** Packets that wait in Socket.IO for this reader: the only place where a slow one shows. Its type calls it private. */
function unread(socket: LiveSocket): number {
  return (socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length
}

function roomOf(committee: string, view: string): string {
  return `${committee} ${view}`
}

function watchRoom(thread: string): string {
  return `watch ${thread}`
}
