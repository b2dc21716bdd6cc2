import type {
  Batch,
  ClientToServer,
  GoodbyeReason,
  PresentedEvent,
  Readers,
  ResetReason,
  ServerToClient,
} from '@quorate/shared/contracts/events'
import type { Query, QueryClient } from '@tanstack/react-query'
import type { Socket } from 'socket.io-client'
import { changeAnswers } from '../data/change-answers.ts'
import { noteSeen } from '../data/seen.ts'
import { expectRush } from '../data/spread.ts'
import { advance } from './cursor.ts'
import { createLiveContext, dispatch, type LiveHandlers } from './handlers.ts'
import type { Connection, Cursor, Live } from './live-context.ts'
import { createPulse, watchDevice } from './pulse.ts'
import { createRefresher } from './refresher.ts'
import { createRejoiner, type Trouble, waitBefore, waitToMove } from './rejoin.ts'

type LiveSocket = Socket<ServerToClient, ClientToServer>

export type LiveOptions = {
  client: QueryClient
  /** How events change cached answers. */
  handlers: readonly LiveHandlers[]
  /** What else happens with an event, when it comes. */
  notices: readonly LiveHandlers[]
  connect: () => Promise<LiveSocket>
  /** Starts a committee's queries again. Returns the point of the record they then reflect. */
  startAfresh: (committee: string, reason: ResetReason) => Promise<Cursor | null>
  signedOut: () => void
  participants: (committee: string) => number
}

/** Milliseconds a head may stay unreached before the client asks again. */
const PATIENCE = 1500
/** Milliseconds that the server has for an answer to a subscription; less when the connection is in doubt. */
const ANSWERS_WITHIN = 10_000
const PROVES_WITHIN = 3000

type Followed = {
  committee: string
  cursor: number
  mark: string
  head: number
  asking: boolean
  startingOver: boolean
}

const troubleOf = (connection: Connection): Trouble | null => (connection.state === 'offline' ? connection.why : null)

/** One socket, which only receives; every change on screen goes through the query cache. */
export function createLive(options: LiveOptions): Live {
  const { client, handlers, notices, connect, startAfresh, signedOut, participants } = options
  const listeners = new Set<() => void>()
  const refresher = createRefresher({ client, participants })
  const readersOf = new Map<string, Readers>()
  let socket: LiveSocket | null = null
  let opening = false
  let followed: Followed | null = null
  let watched: string | null = null
  let connection: Connection = { state: 'catching-up' }
  let clockOffset = 0
  /** The reason the server gave before it ended the socket. */
  let lastWord: GoodbyeReason | 'moving' | null = null
  const rejoiner = createRejoiner(() => socket?.connect())
  const pulse = createPulse(() => ask(PROVES_WITHIN))

  const tell = () => {
    for (const listener of listeners) listener()
  }

  function setConnection(next: Connection): void {
    const same = next.state === connection.state && troubleOf(next) === troubleOf(connection)
    if (same) return
    connection = next
    tell()
  }

  function lose(why: Trouble): void {
    setConnection({ state: 'offline', since: connection.state === 'offline' ? connection.since : Date.now(), why })
  }

  /** Events of a batch reach everybody at once; those of one's own command come before that, to this browser alone. */
  function apply(committee: string, events: readonly PresentedEvent[], from: 'batch' | 'command'): void {
    for (const { seq } of events) noteSeen(client, committee, seq)
    const contextFor = (only?: Query) =>
      createLiveContext({
        client,
        committee,
        only,
        refresh: (key, seq, urgency = 'soon') =>
          refresher.refresh(committee, key, seq, from === 'command' ? null : urgency),
        expectRush: () => {
          if (from === 'batch') expectRush(client, committee, participants(committee))
        },
      })
    const context = contextFor()
    for (const event of events) dispatch(notices, event, context)
    changeAnswers(client, [committee], (only) => {
      const context = contextFor(only)
      for (const event of events) dispatch(handlers, event, context)
    })
  }

  function settle(): void {
    // While it asks, it does not yet know how far it is behind.
    if (!followed || !socket?.connected || followed.asking) return
    setConnection(followed.cursor >= followed.head ? { state: 'live' } : { state: 'catching-up' })
  }

  /** Asks for everything after the cursor. If the server says nothing at all meanwhile, the connection is lost. */
  function ask(within = ANSWERS_WITHIN): void {
    const asked = followed
    if (!asked || !socket?.connected || asked.asking) return
    asked.asking = true
    // A page that comes to the front stays as it is until the answer, unless it has long heard nothing.
    if (within === ANSWERS_WITHIN || pulse.isSilent()) setConnection({ state: 'catching-up' })
    const { committee, cursor, mark } = asked
    const since = Date.now()
    socket.timeout(within).emit('subscribe', { committee, cursor, mark }, (error, answer) => {
      asked.asking = false
      if (followed !== asked || (error && !socket?.connected)) return
      if (error) return pulse.heardSince(since) ? ask() : reconnect()
      pulse.heard()
      if (!answer.ok) {
        const { code } = answer.error
        if (code === 'not-signed-in') return signedOut()
        if (code === 'not-a-participant') return void startOver(committee, 'rights-changed')
        // What it missed is not known yet.
        return code === 'store-unavailable' ? askLater(asked) : settle()
      }
      asked.head = Math.max(asked.head, answer.seq)
      settle()
      if (watched) socket?.emit('watch', { committee, thread: watched })
    })
  }

  function askLater(asked: Followed): void {
    setConnection({ state: 'catching-up' })
    setTimeout(() => {
      if (followed === asked) ask()
    }, PATIENCE)
  }

  /** Gives up a connection that is silent, and opens another. */
  function reconnect(): void {
    rejoiner.stop()
    socket?.disconnect()
    lose('lost')
    socket?.connect()
  }

  function receive(batch: Batch): void {
    if (!followed || batch.committee !== followed.committee) return
    const step = advance(followed.cursor, batch)
    if (step.kind === 'gap') ask()
    if (step.kind !== 'advance') return
    followed.cursor = step.cursor
    followed.mark = batch.mark
    followed.head = Math.max(followed.head, step.cursor)
    noteSeen(client, batch.committee, step.cursor)
    apply(batch.committee, step.events, 'batch')
    settle()
  }

  function onHead(head: { committee: string; seq: number; now: number }): void {
    clockOffset = head.now - Date.now()
    const asked = followed
    if (!asked || head.committee !== asked.committee || head.seq <= asked.cursor) return
    asked.head = Math.max(asked.head, head.seq)
    setTimeout(() => {
      if (followed === asked && asked.cursor < head.seq) ask()
    }, PATIENCE)
  }

  async function startOver(committee: string, reason: ResetReason): Promise<void> {
    const asked = followed
    if (!asked || asked.committee !== committee) return
    if (reason === 'signed-out') return signedOut()
    // Every query on a page may report it, and the socket, too.
    if (asked.startingOver && reason === 'another-history') return
    asked.startingOver = true
    setConnection({ state: 'catching-up' })
    readersOf.clear()
    const from = await startAfresh(committee, reason)
    asked.startingOver = false
    if (followed !== asked || from === null) return
    asked.cursor = from.seq
    asked.mark = from.mark
    asked.head = from.seq
    asked.asking = false
    ask()
  }

  /** Connects again later; until then the socket must not do so by itself. */
  function rejoin(why: Trouble): void {
    socket?.disconnect()
    rejoiner.after(waitBefore(why))
  }

  function listen(to: LiveSocket): void {
    to.onAny(pulse.heard)
    to.on('connect', () => {
      pulse.heard()
      lastWord = null
      ask()
    })
    to.on('disconnect', (reason) => {
      if (followed) followed.asking = false
      readersOf.clear()
      if (lastWord === 'moving') return setConnection({ state: 'catching-up' })
      const why = lastWord ?? 'lost'
      lastWord = null
      lose(why)
      // The server ends a socket whose rights changed; the client comes back and starts again.
      if (why !== 'lost' || reason === 'io server disconnect') rejoin(why)
    })
    to.on('connect_error', ({ message }) => {
      lastWord = null
      if (message === 'not-signed-in') return signedOut()
      const why = message === 'too-many-sockets' ? message : 'lost'
      lose(why)
      if (!to.active) rejoin(why)
    })
    to.on('moving', ({ within }) => {
      lastWord = 'moving'
      to.disconnect()
      rejoiner.after(waitToMove(within))
    })
    to.on('goodbye', ({ reason }) => {
      lastWord = reason
    })
    to.on('batch', receive)
    to.on('head', onHead)
    to.on('reset', ({ committee, reason }) => void startOver(committee, reason))
    to.on('readers', (readers) => {
      readersOf.set(readers.thread, readers)
      tell()
    })
  }

  async function open(): Promise<void> {
    if (opening) return
    opening = true
    const opened = await connect()
    opening = false
    if (!followed) return
    socket = opened
    listen(opened)
    opened.connect()
  }

  const device = {
    onLost() {
      rejoiner.stop()
      socket?.disconnect()
      lose('lost')
    },
    onFront() {
      if (socket?.connected) ask(PROVES_WITHIN)
      else if (connection.state === 'offline' && connection.why === 'lost') reconnect()
    },
  }

  function follow(committee: string, { seq, mark }: Cursor): () => void {
    const mine: Followed = { committee, cursor: seq, mark, head: seq, asking: false, startingOver: false }
    followed = mine
    connection = { state: 'catching-up' }
    if (socket) ask()
    else void open()
    pulse.start()
    const forget = watchDevice(device)
    return () => {
      forget()
      pulse.stop()
      if (followed !== mine) return
      followed = null
      refresher.stop()
      rejoiner.stop()
      readersOf.clear()
      socket?.disconnect()
      socket = null
    }
  }

  return {
    follow,
    apply: (committee, events) => apply(committee, events, 'command'),
    startOver: (committee, reason) => void startOver(committee, reason),
    connection: () => connection,
    readers: (thread) => readersOf.get(thread),
    watch(thread) {
      watched = thread
      if (followed && socket?.connected) socket.emit('watch', { committee: followed.committee, thread })
    },
    typing(thread) {
      if (followed && socket?.connected) socket.volatile.emit('typing', { committee: followed.committee, thread })
    },
    now: () => Date.now() + clockOffset,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
