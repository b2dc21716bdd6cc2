import { WebSocket } from 'ws'
import { COMMITTEE } from './http.mjs'
import { lifeOf } from './people.mjs'
import { openProxy } from './proxy.mjs'
import { createThreads } from './threads.mjs'
import { pause, until } from './waiting.mjs'

/** Milliseconds after which a head that was not reached is asked for again, as pages do, but sooner. */
const PATIENCE = 400
/** A node answers a subscription within so many milliseconds, or the client connects anew. */
const SUBSCRIBED_WITHIN = 15_000
/** Milliseconds after which somebody who was refused tries again. */
const LOOKS_IN_EVERY = 150
/** Milliseconds for which a login session that ended on another node may still be served. */
const ENDED_WITHIN = 16_000

/**
 * The happenings of one client, in order, each with its `time`; nothing else is judged.
 *
 * @typedef {{ kind: 'open', on: string, session: import('./people.mjs').Session }
 *   | { kind: 'fresh', seq: number }
 *   | { kind: 'away' }
 *   | { kind: 'subscribe', id: number, cursor: number, shown: number }
 *   | { kind: 'answered', id: number, ok: boolean, seq: number, code: string }
 *   | { kind: 'batch', from: number, to: number, events: PresentedEvent[], raw: string }
 *   | { kind: 'reset', reason: string }
 *   | { kind: 'head', seq: number }
 *   | { kind: 'lost', from: number, to: number }
 *   | { kind: 'other', raw: string }
 *   | { kind: 'closed' }} Happening
 * @typedef {{ seq: number, index: number, at: number, type: string, actor: object, data: any }} PresentedEvent
 * @typedef {{ log: Happening[], name: string, person: import('./people.mjs').Person, threads: ReturnType<typeof
 * createThreads> }} Followed
 */

/** @typedef {Awaited<ReturnType<typeof createClient>>} Client */

/**
 * Somebody's open page, without the page: follows the record over a bare WebSocket through a proxy of its own, and
 * always comes back by its cursor.
 *
 * @param {{ name: string, person: import('./people.mjs').Person, cluster: import('./cluster.mjs').Cluster,
 *   random: import('./random.mjs').Random, pickNode: () => import('./cluster.mjs').Node }} options
 */
export async function createClient({ name, person, cluster, random, pickNode }) {
  const proxy = await openProxy({ onLost: (from, to) => note({ kind: 'lost', from, to }) })
  const threads = createThreads({ cluster, person, pickNode })
  /** @type {Happening[]} */
  const log = []
  /** @type {WebSocket | null} */
  let socket = null
  let node = pickNode()
  /** The last entry covered; null: start from fresh queries. @type {number | null} */
  let cursor = null
  /** The record's mark at the cursor. */
  let mark = ''
  let subscribed = false
  /** The number of the last subscription asked for, and whether its answer is awaited. */
  let asked = 0
  let waiting = false
  let running = true
  /** Refused as somebody who takes no part. */
  let away = false
  let reconnects = 0

  const note = (/** @type {Happening} */ happening) => log.push(Object.assign(happening, { time: Date.now() }))

  /** @param {import('./cluster.mjs').Node} on */
  function open(on) {
    const { session } = person
    node = on
    proxy.aim(on.port)
    const opened = new WebSocket(`ws://127.0.0.1:${proxy.port}/socket.io/?EIO=4&transport=websocket`, {
      origin: cluster.publicOrigin,
      headers: { cookie: session.cookie },
      perMessageDeflate: false,
      handshakeTimeout: 20_000,
    })
    socket = opened
    return new Promise((/** @type {(value: void) => void} */ resolve) => {
      opened.on('error', () => undefined)
      opened.on('message', (data) => hear(opened, String(data), session, lifeOf(on)))
      opened.on('close', () => {
        if (socket === opened) socket = null
        waiting = false
        subscribed = false
        note({ kind: 'closed' })
        resolve()
      })
    })
  }

  /**
   * @param {WebSocket} on @param {string} packet @param {import('./people.mjs').Session} session @param {string} life
   */
  function hear(on, packet, session, life) {
    if (packet === '2') on.send('3')
    else if (packet.startsWith('0')) on.send('40')
    else if (packet.startsWith('40')) {
      note({ kind: 'open', on: life, session })
      void ask(on)
    } else if (packet.startsWith('44')) void turnedAway(on, packet)
    else if (packet.startsWith('43')) answered(on, packet)
    else if (packet.startsWith('42')) told(on, packet)
    else note({ kind: 'other', raw: packet })
  }

  /** @param {WebSocket} on */
  async function turnedAway(on, /** @type {string} */ packet) {
    note({ kind: 'other', raw: packet })
    if (packet.includes('not-signed-in')) {
      cursor = null
      await person.signIn().catch(() => undefined)
    }
    on.close()
  }

  /** Subscribes from the cursor, or from fresh queries if there is none. @param {WebSocket} on */
  async function ask(on) {
    if (cursor === null) {
      const from = await threads.startAfresh(() => running && socket === on)
      if (from === 'away') return lookInAgain(on)
      if (from === null || socket !== on) return on.close()
      const { seq } = from
      away = false
      cursor = seq
      mark = from.mark
      note({ kind: 'fresh', seq })
    }
    asked += 1
    waiting = true
    const id = asked
    note({ kind: 'subscribe', id, cursor, shown: node.shown })
    on.send(`42${id}["subscribe",${JSON.stringify({ committee: COMMITTEE, cursor, mark })}]`)
    void until(() => socket !== on || asked !== id || !waiting, SUBSCRIBED_WITHIN).then((done) => {
      if (!done) on.terminate()
    })
  }

  /** A person who takes no part tries again sometimes: they may be back. @param {WebSocket} on */
  async function lookInAgain(on) {
    if (!away) note({ kind: 'away' })
    away = true
    await pause(LOOKS_IN_EVERY)
    if (running && socket === on && cursor === null) await ask(on)
  }

  /** @param {WebSocket} on @param {string} packet */
  function answered(on, packet) {
    const start = packet.indexOf('[')
    const id = Number(packet.slice(2, start))
    const [answer] = JSON.parse(packet.slice(start))
    note({ kind: 'answered', id, ok: answer.ok, seq: answer.seq ?? 0, code: answer.error?.code ?? '' })
    if (id !== asked) return
    waiting = false
    if (cursor === null) return
    if (!answer.ok && answer.error.code === 'not-a-participant') cursor = null
    if (!answer.ok) return on.close()
    subscribed = true
    node.shown = Math.max(node.shown, answer.seq)
  }

  /** @param {WebSocket} on @param {string} packet */
  function told(on, packet) {
    const [name, data] = JSON.parse(packet.slice(2))
    if (name === 'batch') {
      const { from, to, events } = data
      note({ kind: 'batch', from, to, events, raw: packet })
      advance(on, from, to, events)
      if (cursor === to) mark = data.mark
    } else if (name === 'reset') {
      note({ kind: 'reset', reason: data.reason })
      subscribed = false
      cursor = null
      if (data.reason !== 'signed-out') void ask(on)
    } else if (name === 'head') {
      note({ kind: 'head', seq: data.seq })
      const reached = until(() => socket !== on || cursor === null || cursor >= data.seq, PATIENCE)
      void reached.then((done) => (done || waiting || !running ? undefined : ask(on)))
    } else note({ kind: 'other', raw: packet })
  }

  /** @param {WebSocket} on @param {PresentedEvent[]} events */
  function advance(on, /** @type {number} */ from, /** @type {number} */ to, events) {
    if (cursor === null || to <= cursor) return
    if (from > cursor + 1) return waiting ? undefined : void ask(on)
    for (const event of events) if (event.seq > cursor) threads.apply(event)
    cursor = to
  }

  async function live() {
    while (running) {
      await open(pickNode())
      reconnects += 1
      if (running) await pause(random.between(5, 120))
    }
  }
  const living = live()

  return {
    name,
    person,
    proxy,
    log,
    threads,
    cursor: () => (subscribed ? cursor : null),
    away: () => away && cursor === null,
    reconnects: () => reconnects,
    /** Subscribes again, as an impatient page does. */
    askAgain() {
      if (socket && subscribed && cursor !== null) void ask(socket)
    },
    /** Reports which thread is open on the page. @param {string} thread */
    watch(thread) {
      if (socket && subscribed) socket.send(`42["watch",${JSON.stringify({ committee: COMMITTEE, thread })}]`)
    },
    /** A page goes to the sign-in page at the latest when it is refused; this one gives the server time to end it. */
    async leaveEnded(/** @type {import('./people.mjs').Session} */ session) {
      const on = socket
      await until(() => socket !== on || !running, ENDED_WITHIN)
      if (running && socket === on && session !== person.session) on?.terminate()
    },
    async stop() {
      running = false
      socket?.terminate()
      proxy.close()
      await living
    },
  }
}
