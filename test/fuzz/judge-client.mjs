import { isDeepStrictEqual } from 'node:util'
import { isFor } from './truth.mjs'

/**
 * After a sign-out on the node that serves it a socket ends at once. On another node it ends when that node next looks
 * up its login sessions, which it does every five seconds, with a cache of one second; a busy machine needs longer.
 */
const ENDS_HERE_WITHIN = 500
const ENDS_ELSEWHERE_WITHIN = 15_000
const CATCH_UP_AT_MOST = 2000

/**
 * Compares everything a client was told with the truth.
 *
 * @typedef {{ what: string, detail: string, at: number }} Fault `at` is its place in the log.
 * @param {{ truth: import('./truth.mjs').Truth, person: import('./people.mjs').Person,
 *   since: ReturnType<typeof begin> }} options `since` is the state at the end of the last judgement
 */
export function createJudge({ truth, person, since }) {
  const now = since
  /** @type {Fault[]} */
  const faults = []
  let place = 0
  const fault = (/** @type {string} */ what, detail = '') => faults.push({ what, detail, at: place })

  /** Whether a point is between that of the subscription and the record's head, whatever the node knew. */
  const seen = {
    /** @param {Extract<import('./client.mjs').Happening, { kind: 'open' }>} open */
    open({ on, session }) {
      Object.assign(now, { on, session, asking: [], live: false, orphan: false, lost: [] })
    },
    closed() {
      Object.assign(now, { asking: [], live: false, orphan: false, lost: [] })
    },
    lost({ from, to }) {
      now.lost.push({ from, to })
    },
    fresh({ seq }) {
      now.cursor = seq
    },
    subscribe({ id, cursor, shown }) {
      now.asking.push({ id, shown, cursor })
      now.cursor = cursor
      // Two answers are one too many only if there was one request.
      now.again = now.live || now.orphan || now.asking.length > 1
    },
    answered({ id, ok, code }) {
      now.asking = now.asking.filter((one) => one.id !== id)
      const away = code === 'not-a-participant' && truth.wasAway(person.member, now.cursor ?? 0, truth.head())
      if (!ok && code !== 'store-unavailable' && !away) fault('a subscription was refused', code)
      if (!ok || now.cursor === null) return
      now.live = true
      if (now.asking.length === 0) now.again = false
    },
    batch,
    /** @param {{ reason: string }} reset */
    reset({ reason }) {
      judgeReset(reason)
      Object.assign(now, { orphan: now.asking.length > 0, live: false, cursor: null })
    },
    head({ seq }) {
      if (seq > truth.head()) fault('a head beyond the record', `${seq}, where the record ends at ${truth.head()}`)
    },
    /** Refused by the queries, as somebody who takes no part. */
    away() {
      if (!truth.wasAway(person.member, now.cursor ?? 0, truth.head())) fault('turned away', 'although they take part')
      Object.assign(now, { cursor: null, live: false })
    },
    other({ raw }) {
      if (raw.includes('marker-')) fault('words outside a batch', raw.slice(0, 300))
    },
  }

  /** @param {Extract<import('./client.mjs').Happening, { kind: 'batch' }>} batch */
  function batch({ from, to, events, raw }) {
    judgeContent(from, to, events, raw)
    judgeSession(to)
    if (now.orphan && now.cursor === null) return
    if (now.cursor === null) return fault('a batch after a reset', `entries ${from} to ${to}, unasked`)
    const next = now.cursor + 1
    // The orphan may be served until the later subscription replaces it.
    if (now.orphan && now.asking.length > 0 && from > next) return
    if (from > next) {
      const lost = now.lost.some((one) => one.from <= next && one.to >= next)
      return lost ? undefined : fault('a gap', `entries ${from} to ${to} came after entry ${now.cursor}`)
    }
    if (from < next && !now.again) fault('a repeat', `entries ${from} to ${to} came after entry ${now.cursor}`)
    judgeRights(Math.max(from, next), to)
    now.cursor = Math.max(now.cursor, to)
  }

  /** @param {number} from @param {number} to @param {import('./client.mjs').PresentedEvent[]} events */
  function judgeContent(from, to, events, /** @type {string} */ raw) {
    if (to > truth.head()) return fault('entries that are not in the record', `${from} to ${to}: ${raw.slice(0, 300)}`)
    if (to < from) fault('a batch that covers nothing', `${from} to ${to}`)
    const expected = truth.visible(person, from, to)
    const asked = now.asking[0]
    // Before its answer, a subscription is served from the record as the node knows it; after it, live. If one replaces
    // another, a batch may be from either.
    const live = asked === undefined || now.again
    const bounds = { from: Math.max(to, asked?.shown ?? 0), to: truth.head(), live }
    for (let at = 0; at < Math.max(events.length, expected.length); at += 1) {
      const [given, due] = [events[at], expected[at]]
      if (!given) return fault('an event is missing', `${nameOf(due)} in entries ${from} to ${to}`)
      if (!due || nameOf(given) !== nameOf(due)) return fault(misplaced(given, due), JSON.stringify(given))
      judgeWords(given, due, bounds)
    }
  }

  /** The fault of an event in the place of the one that is due. @param {import('./client.mjs').PresentedEvent} given */
  function misplaced(given, /** @type {any} */ due) {
    const known = truth.entry(given.seq)[given.index]
    if (!known || nameOf(known) !== nameOf(given)) return 'an event not in the record'
    if (!isFor(truth.placeAt(person.member, given.seq), known.audience)) return 'an event that is not for this viewer'
    const later = due && (given.seq > due.seq || (given.seq === due.seq && given.index > due.index))
    return later ? 'an event is missing' : 'an event out of place'
  }

  /**
   * @param {import('./client.mjs').PresentedEvent} given @param {any} due
   * @param {{ from: number, to: number, live: boolean }} bounds
   */
  function judgeWords(given, due, bounds) {
    if (isDeepStrictEqual(given, due)) {
      if (bounds.live || !['CommentPosted', 'CommentEdited'].includes(due.type)) return
      if (truth.readable(person, due.data.comment, bounds.from, bounds.to) === 'never')
        fault('words that were hidden before it asked', JSON.stringify(given))
      return
    }
    const name = due.type === 'CommentHidden' ? 'reason' : 'body'
    const silenced = due.data !== null && name in due.data && { ...due, data: { ...due.data, [name]: null } }
    const from = bounds.live ? due.seq : bounds.from
    const excused = silenced && truth.readable(person, due.data.comment, from, bounds.to) !== 'always'
    if (!excused || !isDeepStrictEqual(given, silenced))
      fault('an event looks otherwise', `${JSON.stringify(given)} instead of ${JSON.stringify(due)}`)
  }

  /**
   * A client whose rights an entry changes, live or while it catches up, starts from fresh queries; it must not get
   * more batches.
   */
  function judgeRights(/** @type {number} */ from, /** @type {number} */ to) {
    const changed = truth.rightsOf(person.member).find((seq) => seq >= from && seq <= to)
    if (changed !== undefined) fault('a stale right', `read on over entry ${changed}, which changed their rights`)
  }

  function judgeSession(/** @type {number} */ to) {
    const { session, on } = now
    const within = session.endedOn === on ? ENDS_HERE_WITHIN : ENDS_ELSEWHERE_WITHIN
    const late = (truth.entry(to)[0]?.at ?? 0) - session.endedAt
    if (late > within) fault('a stale login session', `entry ${to} was made ${late} ms after signing out, and sent`)
  }

  /** @param {string} reason */
  function judgeReset(reason) {
    // It may answer any of the subscriptions under way.
    const cursor = Math.min(now.cursor ?? 0, ...now.asking.map((one) => one.cursor))
    const reasons = /** @type {Record<string, boolean>} */ ({
      'rights-changed': truth.rightsOf(person.member).some((seq) => seq > cursor),
      'signed-out': now.session.ending,
      'too-far-behind': truth.head() - cursor > CATCH_UP_AT_MOST,
      'another-history': cursor > truth.head(),
    })
    if (!reasons[reason]) fault(`a needless reset (${reason})`, `at entry ${cursor} of ${truth.head()}`)
  }

  return {
    /** @param {readonly import('./client.mjs').Happening[]} log */
    judge(log) {
      for (const happening of log) {
        // Each kind of happening has its own judge: the table is by kind.
        /** @type {(one: any) => void} */
        seen[happening.kind](happening)
        place += 1
      }
      return faults
    },
  }
}

/** The state of a client of which nothing is known. */
export function begin() {
  return {
    on: '',
    session: /** @type {import('./people.mjs').Session} */ ({
      cookie: '',
      ending: false,
      endedAt: Number.POSITIVE_INFINITY,
      endedOn: '',
    }),
    cursor: /** @type {number | null} */ (null),
    /** Subscriptions that were not answered yet. */
    asking: /** @type {{ id: number, shown: number, cursor: number }[]} */ ([]),
    /** Batches that the network lost on purpose. */
    lost: /** @type {{ from: number, to: number }[]} */ ([]),
    live: false,
    /** Subscribed again while it was being served. */
    again: false,
    /** Reset while a subscription was under way, which the server may still serve. */
    orphan: false,
  }
}

/** @param {{ seq: number, index: number, type: string }} event */
function nameOf({ seq, index, type }) {
  return `${type} ${seq}.${index}`
}
