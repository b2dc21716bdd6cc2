import { isDeepStrictEqual } from 'node:util'
import { COMMITTEE, call } from './http.mjs'
import { pause } from './waiting.mjs'

const MODERATORS = ['chair', 'vice-chair', 'secretariat']
const WINDOW = 500

/**
 * The threads of a page: comments as they were fetched, with later events applied. It is written anew from the
 * contract, so that it can disagree with the product.
 *
 * `since` is the entry up to which an answer has it; `unknown` marks words that have to be fetched again.
 * @typedef {{ id: string, thread: string, number: number, body: string | null, edits: number, editedAt: number | null,
 *   state: string, hidden: { by: object, at: number, reason: string | null } | null }} Comment
 * @typedef {{ comment: Comment, asOf: number, editedAtFetch: number, unknown: boolean }} Kept
 */

/** @param {{ capacity: string, member: string }} viewer @param {{ author: { member: string } }} comment */
export function mayReadHidden({ capacity, member }, { author }) {
  return MODERATORS.includes(capacity) || author.member === member
}

/**
 * A comment after an event. The body of a restored comment is only known to those who could always read it.
 * @param {any} comment @param {import('./client.mjs').PresentedEvent} event
 * @param {{ capacity: string, member: string }} viewer
 */
export function foldComment(comment, { type, at, actor, data }, viewer) {
  switch (type) {
    case 'CommentEdited':
      return { ...comment, body: data.body, edits: comment.edits + 1, editedAt: at }
    case 'CommentWithdrawn':
      return { ...comment, body: null, state: 'withdrawn', hidden: null }
    case 'CommentHidden': {
      const [body, reason] = mayReadHidden(viewer, comment) ? [comment.body, data.reason] : [null, null]
      return { ...comment, body, state: 'hidden', hidden: { by: actor, at, reason } }
    }
    case 'CommentRestored':
      return { ...comment, state: 'shown', hidden: null }
    case 'WordsErased': {
      const hidden = comment.hidden && { ...comment.hidden, reason: null }
      return { ...comment, body: null, state: 'erased', hidden }
    }
    default:
      return comment
  }
}

/** @param {import('./client.mjs').PresentedEvent} event */
export function postedComment({ at, actor, data }) {
  const { comment: id, thread, number, replyTo, body } = data
  const made = { id, thread, number, author: actor, at, body, replyTo }
  return { ...made, edits: 0, editedAt: null, state: 'shown', hidden: null }
}

/** The comment of an event, if it has one. @param {import('./client.mjs').PresentedEvent} event */
export function subjectOf({ type, data }) {
  if (type === 'WordsErased') return data.subject.kind === 'comment' ? data.subject.id : null
  return type.startsWith('Comment') && 'comment' in data ? data.comment : null
}

/**
 * @param {{ cluster: import('./cluster.mjs').Cluster, person: import('./people.mjs').Person,
 *   pickNode: () => import('./cluster.mjs').Node }} options
 */
export function createThreads({ cluster, person, pickNode }) {
  /** @type {Map<string, Kept>} */
  const kept = new Map()
  /** Threads of which the page holds every comment. @type {Map<string, { asOf: number }>} */
  const held = new Map()
  const asking = new Set()
  /** The reader's place, as the page knows it. */
  let viewer = { capacity: person.capacity, member: person.member }

  /** @param {string} path */
  const query = (path) =>
    call({ cluster, node: pickNode(), path: `/committees/${COMMITTEE}${path}`, cookie: person.session.cookie })

  /** @param {string} thread @param {number} minSeq */
  async function fetchThread(thread, minSeq) {
    const { status, body } = await query(`/threads/${thread}/comments?from=1&limit=${WINDOW}&minSeq=${minSeq}`)
    if (status !== 200 || body.seq < minSeq) return false
    held.set(thread, { asOf: body.seq })
    for (const comment of body.comments) keep(comment, body.seq)
    return true
  }

  /** @param {Comment} comment @param {number} asOf */
  function keep(comment, asOf) {
    kept.set(comment.id, { comment, asOf, editedAtFetch: comment.editedAt ?? 0, unknown: false })
  }

  /** Fetches one comment again, until an answer is no older than the known state. @param {Kept} one */
  async function askFor(one) {
    const { id, thread, number } = one.comment
    if (asking.has(id)) return
    asking.add(id)
    for (let tries = 0; tries < 20 && one === kept.get(id) && one.unknown; tries += 1) {
      const minSeq = one.asOf
      const { status, body } = await query(`/threads/${thread}/comments?from=${number}&limit=1&minSeq=${minSeq}`)
      if (status === 200 && body.seq >= one.asOf && one === kept.get(id)) keep(body.comments[0], body.seq)
      else await pause(50)
    }
    asking.delete(id)
  }

  return {
    /**
     * Fetches everything anew; returns the point of the record from which to follow it, or 'away' if the reader takes
     * no part.
     * @param {() => boolean} wanted @returns {Promise<{ seq: number, mark: string } | 'away' | null>}
     */
    async startAfresh(wanted) {
      for (let tries = 0; tries < 40 && wanted(); tries += 1) {
        if (tries > 0) await pause(50)
        kept.clear()
        held.clear()
        const me = await query('')
        if (me.status === 401) await person.signIn()
        if (me.status === 403) return 'away'
        if (me.status !== 200) continue
        viewer = me.body.me
        const { status, body } = await query(`/works?limit=2&minSeq=${me.body.seq}`)
        if (status !== 200) continue
        const all = body.works.map((/** @type {{ thread: string }} */ { thread }) => fetchThread(thread, body.seq))
        if ((await Promise.all(all)).every(Boolean)) return { seq: me.body.seq, mark: me.body.mark }
      }
      return null
    },

    /** @param {import('./client.mjs').PresentedEvent} event */
    apply(event) {
      if (event.data === null) return
      if (event.type === 'ThreadOpened') held.set(event.data.thread, { asOf: event.seq })
      if (event.type === 'CommentPosted') {
        const { comment, thread } = event.data
        if (held.has(thread) && !kept.has(comment)) keep(postedComment(event), event.seq)
        return
      }
      const one = kept.get(subjectOf(event) ?? '')
      if (!one || event.seq <= one.asOf) return
      one.asOf = event.seq
      // An answer reflects its point of the record at least: an edit may be in it already.
      if (event.type === 'CommentEdited' && event.at <= one.editedAtFetch) return
      one.comment = foldComment(one.comment, event, viewer)
      if (event.type === 'CommentRestored' && one.comment.body === null) one.unknown = true
      if (one.unknown) void askFor(one)
    },

    /** Whether nothing is being fetched. */
    settled: () => [...kept.values()].every(({ unknown }) => !unknown),

    /** @param {string} thread @returns {Comment[] | null} null if the thread is not held */
    commentsOf(thread) {
      if (!held.has(thread)) return null
      const comments = [...kept.values()].map(({ comment }) => comment).filter((one) => one.thread === thread)
      return comments.sort((a, b) => a.number - b.number)
    },

    /** Where the page's thread and the answer of a node differ; empty if they agree. */
    async disagreement(/** @type {string} */ thread, /** @type {number} */ minSeq) {
      const mine = this.commentsOf(thread)
      if (mine === null) return ''
      const { status, body } = await query(`/threads/${thread}/comments?from=1&limit=${WINDOW}&minSeq=${minSeq}`)
      if (status !== 200) return `a query for its comments was answered with ${status}: ${JSON.stringify(body)}`
      return difference(mine.slice(0, WINDOW), body.comments, 'the page holds', 'a node answers')
    },
  }
}

/** The first place where two lists of comments differ, in words. @param {any[]} left @param {any[]} right */
export function difference(left, right, /** @type {string} */ first, /** @type {string} */ second) {
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    if (isDeepStrictEqual(left[at], right[at])) continue
    return `comment ${at + 1}: ${first} ${JSON.stringify(left[at])}, ${second} ${JSON.stringify(right[at])}`
  }
  return ''
}
