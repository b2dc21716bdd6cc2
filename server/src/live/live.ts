import type { Server as HttpServer } from 'node:http'
import { type GoodbyeReason, subscribeRequest, typingRequest, watchRequest } from '@quorate/shared/contracts/events'
import type { Refusal } from '@quorate/shared/domain/refusal'
import type { Logger } from 'pino'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Server } from 'socket.io'
import type { Config } from '../config/config.ts'
import { clientAddress, networkOf } from '../http/client-address.ts'
import { answerHeaders } from '../http/headers.ts'
import type { Accounts, SignedIn } from '../identity/accounts.ts'
import { tokenFrom } from '../identity/cookie.ts'
import type { Metrics } from '../metrics.ts'
import type { Present } from '../record/present.ts'
import type { Records } from '../record/record.ts'
import type { SecurityLog } from '../security-log.ts'
import { createDelivery, type LiveServer, type LiveSocket } from './delivery.ts'
import { terminate, unread } from './frame.ts'
import { createReaders } from './readers.ts'

export type LiveOptions = {
  server: HttpServer
  records: Records
  accounts: Accounts
  config: Pick<Config, 'publicOrigin' | 'secureCookies' | 'socketsPerAccount' | 'trustedProxies'>
  metrics: Metrics
  now: () => number
  log: Logger
  security: SecurityLog
  /** How events look to viewers. */
  presenting: Present
}

/** How often the head of the record is repeated, so that a lost last batch, and a connection gone silent, are noticed. */
const HEAD_EVERY = 5000
/** Packets that may be queued for a slow reader before it is disconnected; it comes back and resumes by cursor. */
const UNREAD_AT_MOST = 200
const READERS_EVERY = 500
/** How often the login sessions of the sockets are checked: they expire, and people sign out on other nodes. */
const SESSIONS_EVERY = 5000
/** Messages one socket may send in ten seconds; a page sends far fewer. */
const MESSAGES = { points: 100, duration: 10 }
/** Packets of any kind that one connection may send in ten seconds, also before it is signed in: more than messages. */
const PACKETS = { atMost: 300, within: 10_000 }
/** Connections from one address in a minute; a whole conference may share one. */
const CONNECTS = { points: 10_000, duration: 60 }
/**
 * Milliseconds within which a new connection has to say whose it is, longer than it takes to notice that the store hangs; and
 * those that a connection of nobody gets to be told so.
 */
const CONNECTS_WITHIN = 15_000
const NOBODY_WITHIN = 500
/** Within so many milliseconds clients move to another node when this one stops. */
const MOVE_WITHIN = 3000

export type Live = ReturnType<typeof createLive>

/**
 * The server sends batches of the record, heads and resets; clients say which thread they have open, and that they type.
 * A client that has missed something resumes by its cursor, so nothing here needs to be stored or retried.
 */
export function createLive({
  server,
  records,
  accounts,
  config,
  metrics,
  now,
  log,
  security,
  presenting,
}: LiveOptions) {
  const connects = new RateLimiterMemory(CONNECTS)
  const messages = new RateLimiterMemory(MESSAGES)
  const perAccount = new Map<string, number>()
  const io: LiveServer = new Server(server, {
    transports: ['websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    connectTimeout: CONNECTS_WITHIN,
    // CORS does not cover WebSockets: the Origin is checked here.
    allowRequest: (request, callback) => {
      const network = networkOf(clientAddress(request, config.trustedProxies))
      if (request.headers.origin !== config.publicOrigin) {
        security('socket-refused', { reason: 'foreign-origin', network })
        return callback('This origin may not connect.', false)
      }
      connects.consume(network).then(
        () => callback(null, true),
        () => {
          security('limit-hit', { reason: 'connections', network })
          callback('Too many connections from this address. Wait a minute.', false)
        },
      )
    },
  })
  // Of requests that do not become a socket.
  io.engine.use(answerHeaders(config))
  io.engine.on('connection', (conn: LiveSocket['conn']) => {
    void endIfNobodys(conn)
    let window = { packets: 0, ends: now() + PACKETS.within }
    // At once, not after a promise: hundreds of packets come in one piece.
    conn.on('packet', () => {
      if (now() > window.ends) window = { packets: 0, ends: now() + PACKETS.within }
      window.packets += 1
      if (window.packets !== PACKETS.atMost + 1) return
      const network = networkOf(clientAddress(conn.request, config.trustedProxies))
      security('limit-hit', { reason: 'packets', network })
      terminate({ conn })
    })
  })
  const delivery = createDelivery({ io, records, metrics, presenting, onReset: (socket) => watch(socket, null) })
  const readers = createReaders(now)
  const readersDue = new Set<string>()

  /** Whose login session a connection has; null: nobody's. A store that does not answer throws: then it is not known. */
  async function signedInOn(conn: LiveSocket['conn']): Promise<SignedIn | null> {
    const token = tokenFrom(conn.request.headers.cookie, config.secureCookies)
    return token === null ? null : accounts.signedIn(token)
  }

  /** A connection without a login session is told so if it asks, and ended also if it says nothing. */
  async function endIfNobodys(conn: LiveSocket['conn']): Promise<void> {
    const isSomebodys = await signedInOn(conn).then(
      (signedIn) => signedIn !== null,
      () => true,
    )
    if (!isSomebodys) setTimeout(() => terminate({ conn }), NOBODY_WITHIN).unref()
  }

  io.use(async (socket, next) => {
    /** Says why, and closes the connection as soon as that is sent. */
    function refuse(reason: string): void {
      next(new Error(reason))
      setImmediate(() => socket.conn.close())
    }
    const signedIn = await signedInOn(socket.conn).catch((error: unknown) => {
      log.warn({ err: error, socket: socket.id }, 'A login session could not be read')
      return 'unknown' as const
    })
    if (signedIn === 'unknown') return refuse('store-unavailable')
    if (signedIn === null) return refuse('not-signed-in')
    const account = signedIn.account._id
    if ((perAccount.get(account) ?? 0) >= config.socketsPerAccount) {
      security('limit-hit', { reason: 'sockets', account })
      return refuse('too-many-sockets')
    }
    socket.data = { signedIn, subscription: null, watching: null }
    next()
  })

  /** Ends a socket after telling it the reason. Messages that it sent before do not end it again. */
  function drop(socket: LiveSocket, reason: GoodbyeReason): void {
    if (!socket.connected) return
    metrics.dropped.inc({ reason })
    log.debug({ socket: socket.id, reason }, 'Dropped')
    socket.emit('goodbye', { reason })
    socket.disconnect(true)
  }

  /** Ends a socket whose reader does not read, at once: a normal close would wait for the reader to take the queue. */
  function disconnectSlow(socket: LiveSocket): void {
    metrics.dropped.inc({ reason: 'too-slow' })
    log.debug({ socket: socket.id, reason: 'too-slow' }, 'Dropped')
    terminate(socket)
  }

  function allSockets(): LiveSocket[] {
    return [...io.sockets.sockets.values()]
  }

  /** Every connection, also those not yet signed in. The types of Socket.IO leave them out. */
  function connections(): LiveSocket['conn'][] {
    const { clients } = io.engine as unknown as { clients: Record<string, LiveSocket['conn']> }
    return Object.values(clients)
  }

  /** Shows a person as present in a thread, instead of the one before; null: in none. */
  function watch(socket: LiveSocket, thread: string | null): void {
    const { subscription, watching } = socket.data
    if (watching) {
      readers.leave(watching.thread, watching.member)
      socket.leave(watchRoom(watching.thread))
      readersDue.add(watching.thread)
      socket.data.watching = null
    }
    if (thread === null || !subscription) return
    socket.data.watching = { thread, member: subscription.member }
    readers.enter(thread, subscription.member)
    socket.join(watchRoom(thread))
    readersDue.add(thread)
  }

  io.on('connection', (socket) => {
    const { account } = socket.data.signedIn
    perAccount.set(account._id, (perAccount.get(account._id) ?? 0) + 1)
    metrics.connections.inc()
    socket.use((_event, next) => {
      messages.consume(socket.id).then(
        () => next(),
        () => {
          security('limit-hit', { reason: 'messages', account: account._id })
          drop(socket, 'too-many-messages')
        },
      )
    })
    socket.on('subscribe', async (request, ack) => {
      const parsed = subscribeRequest.safeParse(request)
      if (typeof ack !== 'function') return
      if (!parsed.success) return ack({ ok: false, error: BAD_REQUEST })
      try {
        const answer = await delivery.subscribe(socket, parsed.data)
        const ok = typeof answer === 'number'
        const { committee, cursor } = parsed.data
        log.debug({ socket: socket.id, committee, cursor, outcome: ok ? 'accepted' : answer.code }, 'Subscribed')
        ack(ok ? { ok, seq: answer } : { ok, error: answer })
      } catch (error) {
        log.error({ err: error, socket: socket.id }, 'A subscription failed')
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
        // Meanwhile they may have left, or been suspended.
        const member = socket.data.subscription?.member ?? ''
        const participant = state?.membership.participants.get(member)
        if (known && socket.connected && participant?.suspended === false) watch(socket, thread)
      })
    })
    socket.on('typing', (request) => {
      const parsed = typingRequest.safeParse(request)
      const { watching } = socket.data
      if (!parsed.success || watching?.thread !== parsed.data.thread) return
      readers.type(watching.thread, watching.member)
      readersDue.add(watching.thread)
    })
    socket.on('disconnect', (reason) => {
      log.debug({ socket: socket.id, reason }, 'Disconnected')
      watch(socket, null)
      delivery.unsubscribe(socket)
      const left = (perAccount.get(account._id) ?? 1) - 1
      if (left > 0) perAccount.set(account._id, left)
      else perAccount.delete(account._id)
      metrics.connections.dec()
    })
  })

  const readersTimer = setInterval(() => {
    for (const thread of readers.lapse()) readersDue.add(thread)
    for (const thread of readersDue) io.local.volatile.to(watchRoom(thread)).emit('readers', readers.of(thread))
    readersDue.clear()
  }, READERS_EVERY)

  const headTimer = setInterval(() => delivery.sendHeads(now()), HEAD_EVERY)

  const slowTimer = setInterval(() => {
    for (const socket of allSockets()) if (unread(socket) > UNREAD_AT_MOST) disconnectSlow(socket)
  }, 1000)

  function endSessions(ended: (session: string) => boolean): void {
    for (const socket of allSockets()) {
      if (!ended(socket.data.signedIn.session)) continue
      const committee = socket.data.subscription?.committee
      if (committee) delivery.reset(socket, committee, 'signed-out')
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
  // If the store does not answer, the next command or query reports it.
  const sessionsTimer = setInterval(() => void recheckSessions().catch(() => undefined), SESSIONS_EVERY)

  return {
    /** Ends the sockets of a login session that was signed out. */
    signedOut: (session: string): void => endSessions((one) => one === session),

    /**
     * Asks every client to move to another node, each at a random moment, and serves it until then. So clients are away
     * only while they connect, and do not all reach the other nodes at once.
     */
    async moveClients(): Promise<void> {
      const moved = allSockets().map(async (socket) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * MOVE_WITHIN))
        socket.emit('moving', { within: 0 })
      })
      await Promise.all(moved)
    },

    async stop(): Promise<void> {
      for (const timer of [readersTimer, headTimer, slowTimer, sessionsTimer]) clearInterval(timer)
      delivery.stop()
      io.local.emit('moving', { within: MOVE_WITHIN })
      // A client that misses the goodbye would keep us waiting until its connection times out. So would a new one.
      for (const conn of connections()) setTimeout(() => terminate({ conn }), MOVE_WITHIN).unref()
      await io.close()
    },
  }
}

const BAD_REQUEST: Refusal = {
  code: 'invalid-request',
  message: 'A subscription names a committee, a cursor and the mark of the record there.',
}
const UNAVAILABLE: Refusal = {
  code: 'store-unavailable',
  message: 'The record cannot be read at the moment. Try again.',
}

function watchRoom(thread: string): string {
  return `watch ${thread}`
}
