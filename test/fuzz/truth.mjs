import { COMMITTEE } from './http.mjs'

/**
 * What really happened, from the store itself and by the rules of who may see what, written anew: nothing here calls
 * the product.
 *
 * @typedef {{ seq: number, index: number, at: number, type: string, audience: string, actor: any, data: any }} Recorded
 * @typedef {{ capacity: string, principal: string | null, member: string }} Viewer
 * @typedef {'shown' | 'hidden' | 'withdrawn' | 'erased'} State
 * @typedef {Awaited<ReturnType<typeof createTruth>>} Truth
 */

/** Events with more bytes of data than this travel without them. */
const FRAME_DATA = 32 * 1024
const NEXT_STATE = {
  CommentPosted: 'shown',
  CommentHidden: 'hidden',
  CommentRestored: 'shown',
  CommentWithdrawn: 'withdrawn',
  WordsErased: 'erased',
}

/** Whether an event of this audience is for this viewer. @param {Viewer} viewer @param {string} audience */
export function isFor({ capacity, principal, member }, audience) {
  const [kind, whose] = audience.split(':')
  switch (kind) {
    case 'public':
    case 'committee':
      return true
    case 'person':
      return whose === member
    case 'members':
      return ['delegate', 'chair', 'vice-chair', 'secretariat'].includes(capacity)
    case 'chairs':
      return ['chair', 'vice-chair'].includes(capacity)
    case 'secretariat':
      return capacity === 'secretariat'
    case 'delegation':
      return capacity === 'delegate' && whose === principal
    case 'seat':
      return capacity === 'business' && whose === principal
    default:
      throw new Error(`Nobody knows who “${audience}” is`)
  }
}

/**
 * @param {{ entries: import('mongodb').Collection, ledger: ReturnType<typeof import('./commands.mjs').createCommands>['ledger'] }} options
 */
export function createTruth({ entries, ledger }) {
  /** @type {Recorded[][]} */
  const record = []
  /** @type {Map<string, number[]>} */
  const places = new Map()
  /** @type {Map<string, { author: string, states: { seq: number, state: State }[] }>} */
  const comments = new Map()
  /** @type {Map<string, number[]>} */
  const rights = new Map()
  /** @type {string[]} */
  const faults = []

  /** Words that were erased before they could be read here are those that were sent. @param {any} entry */
  function openEntry(entry) {
    const sent = ledger.get(entry.key.id)?.body ?? {}
    const data = (/** @type {any} */ given) =>
      Object.fromEntries(
        Object.entries(given).map(([name, value]) => {
          const reference = value?.commitment
          if (typeof reference !== 'string' || Object.keys(value).length !== 1) return [name, value]
          return [name, entry.texts[reference]?.value ?? String(sent[name]).trim()]
        }),
      )
    return entry.open.map((/** @type {{ event: string }} */ { event }, /** @type {number} */ index) => {
      const opened = JSON.parse(event)
      return { ...opened, data: data(opened.data), seq: entry.seq, index, at: entry.at }
    })
  }

  /** @param {Recorded} event */
  function learn({ seq, type, actor, data }) {
    const id = type === 'WordsErased' && data.subject.kind === 'comment' ? data.subject.id : data.comment
    const state = /** @type {Record<string, State>} */ (NEXT_STATE)[type]
    if (type === 'CommentPosted') comments.set(id, { author: actor.member, states: [] })
    if (state) comments.get(id)?.states.push({ seq, state })
    const whose = type === 'CredentialIssued' ? data.voter : data.member
    if (['CredentialIssued', 'ParticipantSuspended', 'ParticipantReinstated'].includes(type))
      rights.set(whose, [...(rights.get(whose) ?? []), seq])
  }

  return {
    head: () => record.length,
    faults,
    /** The numbers of the entries that stand under a key; one, where all is well. @param {string} key */
    placesOf: (key) => places.get(key) ?? [],
    /** @param {number} seq @returns {Recorded[]} */
    entry: (seq) => record[seq - 1] ?? [],
    /** The entries that changed the rights of somebody. @param {string} member */
    rightsOf: (member) => rights.get(member) ?? [],
    /** Every comment of a thread's record, for its events. */
    events: () => record.flat(),

    /** Reads what was appended since. */
    async readOn() {
      const fresh = await entries
        .find({ committee: COMMITTEE, seq: { $gt: record.length } })
        .sort({ seq: 1 })
        .toArray()
      for (const entry of fresh) {
        if (entry.seq !== record.length + 1)
          faults.push(`entry ${entry.seq} follows entry ${record.length} in the record`)
        const key = `${entry.key.id}`
        places.set(key, [...(places.get(key) ?? []), entry.seq])
        const events = openEntry(entry)
        record.push(events)
        for (const event of events) learn(event)
      }
    },

    /** The events of a range that a viewer may see, as they looked when they were recorded. @param {Viewer} viewer */
    visible(viewer, /** @type {number} */ from, /** @type {number} */ to) {
      return record
        .slice(from - 1, to)
        .flat()
        .filter(({ audience }) => isFor(viewer, audience))
        .map(({ audience: _, ...event }) => {
          const large = Buffer.byteLength(JSON.stringify(event.data)) > FRAME_DATA
          return large ? { ...event, data: null } : event
        })
    },

    /**
     * Whether somebody could read a comment at every, at some or at no point of a stretch of the record.
     * @param {Viewer} viewer @param {string} comment
     * @returns {'always' | 'sometimes' | 'never'}
     */
    readable(viewer, comment, /** @type {number} */ from, /** @type {number} */ to) {
      const known = comments.get(comment)
      if (!known) return 'always'
      const moderates = ['chair', 'vice-chair', 'secretariat'].includes(viewer.capacity)
      const before = known.states.filter(({ seq }) => seq <= from).at(-1)
      const during = known.states.filter(({ seq }) => seq > from && seq <= to)
      const answers = [...(before ? [before] : []), ...during].map(
        ({ state }) => state === 'shown' || (state === 'hidden' && (moderates || known.author === viewer.member)),
      )
      if (answers.every(Boolean)) return 'always'
      return answers.some(Boolean) ? 'sometimes' : 'never'
    },
  }
}
