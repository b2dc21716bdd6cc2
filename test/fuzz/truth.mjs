import { COMMITTEE } from './http.mjs'

/**
 * The truth: the events from the store itself, and the rules of visibility, written anew. Nothing here calls the
 * product.
 *
 * @typedef {{ seq: number, index: number, at: number, type: string, audience: string, actor: any, data: any }} Recorded
 * @typedef {{ capacity: string, principal: string | null, member: string, left: boolean }} Viewer
 * @typedef {{ member: string }} Somebody whose place is the one they had at the time
 * @typedef {'shown' | 'hidden' | 'withdrawn' | 'erased'} State
 * @typedef {Awaited<ReturnType<typeof createTruth>>} Truth
 */

/** Events with more bytes of data than this travel without them. */
const FRAME_DATA = 32 * 1024
/** The people they name start from fresh queries. */
const CHANGES_RIGHTS = [
  'CredentialIssued',
  'CredentialLapsed',
  'ParticipantSuspended',
  'ParticipantReinstated',
  'AppointmentChanged',
  'ParticipantRetired',
]
const MODERATORS = ['chair', 'vice-chair', 'secretariat']
const NEXT_STATE = {
  CommentPosted: 'shown',
  CommentHidden: 'hidden',
  CommentRestored: 'shown',
  CommentWithdrawn: 'withdrawn',
  WordsErased: 'erased',
}

/** Whether an event of this audience is for this viewer. @param {Viewer} viewer @param {string} audience */
export function isFor({ capacity, principal, member, left }, audience) {
  const [kind, whose] = audience.split(':')
  if (left) return kind === 'public'
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
 * @param {{ entries: import('mongodb').Collection, ledger: ReturnType<typeof
 * import('./commands.mjs').createCommands>['ledger'] }} options
 */
export function createTruth({ entries, ledger }) {
  /** @type {Recorded[][]} */
  const record = []
  /** By key, the entries of a command. @type {Map<string, number[]>} */
  const entriesOf = new Map()
  /** @type {Map<string, { author: string, states: { seq: number, state: State }[] }>} */
  const comments = new Map()
  /** @type {Map<string, number[]>} */
  const rights = new Map()
  /**
   * The places of each person, and the entries from which on they had them. @type {Map<string, (Viewer & { seq: number
   * })[]>}
   */
  const places = new Map()
  /** @type {string[]} */
  const faults = []

  /** If words were erased before they could be read here, those that were sent count. @param {any} entry */
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
    if (CHANGES_RIGHTS.includes(type)) {
      const whose = data.voter ?? data.member
      rights.set(whose, [...(rights.get(whose) ?? []), seq])
    }
    const places = placesOf(data.member ?? '')
    const [last] = places.slice(-1)
    const { member, capacity, principal } = data
    if (type === 'ParticipantEnrolled' || type === 'AppointmentChanged')
      places.push({ seq, member, capacity, principal, left: false })
    if (type === 'ParticipantRetired' && last) places.push({ ...last, seq, left: true })
  }

  /** @param {string} member */
  function placesOf(member) {
    const known = places.get(member) ?? []
    places.set(member, known)
    return known
  }

  /** Somebody's place after an entry was made. @param {string} member @param {number} seq @returns {Viewer} */
  function placeAt(member, seq) {
    const place = placesOf(member).findLast((one) => one.seq <= seq)
    return place ?? { member, capacity: '', principal: null, left: true }
  }

  /** Whether somebody reads the reason of an event because their comment was hidden, or they were suspended. */
  function isConcerned(/** @type {string} */ member, /** @type {any} */ { type, data }) {
    return type === 'CommentHidden' ? comments.get(data.comment)?.author === member : data.member === member
  }

  return {
    head: () => record.length,
    faults,
    /** The numbers of the entries under a key; there should be one. @param {string} key */
    placesOf: (key) => entriesOf.get(key) ?? [],
    /** @param {number} seq @returns {Recorded[]} */
    entry: (seq) => record[seq - 1] ?? [],
    /** The entries that changed the rights of somebody. @param {string} member */
    rightsOf: (member) => rights.get(member) ?? [],
    placeAt,
    /** Whether somebody took no part at some point of a stretch of the record. @param {string} member */
    wasAway: (member, /** @type {number} */ from, /** @type {number} */ to) =>
      placeAt(member, from).left || placesOf(member).some(({ seq, left }) => left && seq > from && seq <= to),
    /** Every comment on the record of a thread, for its events. */
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
        entriesOf.set(key, [...(entriesOf.get(key) ?? []), entry.seq])
        const events = openEntry(entry)
        record.push(events)
        for (const event of events) learn(event)
      }
    },

    /**
     * The events of a range that somebody may see in the place they had then or, if it is given, in the place they had
     * at another point; as they looked when they were recorded. @param {Somebody} viewer
     */
    visible(
      { member },
      /** @type {number} */ from,
      /** @type {number} */ to,
      /** @type {number | null} */ asOf = null,
    ) {
      return record
        .slice(from - 1, to)
        .flat()
        .filter(({ audience, seq }) => isFor(placeAt(member, asOf ?? seq), audience))
        .map(({ audience: _, ...recorded }) => {
          const moderates = MODERATORS.includes(placeAt(member, asOf ?? recorded.seq).capacity)
          const event = moderates || isConcerned(member, recorded) ? recorded : withoutReason(recorded)
          const large = Buffer.byteLength(JSON.stringify(event.data)) > FRAME_DATA
          return large ? { ...event, data: null } : event
        })
    },

    /**
     * Whether somebody could read a comment at every, at some or at no point of a stretch of the record.
     * @param {Somebody} viewer @param {string} comment
     * @returns {'always' | 'sometimes' | 'never'}
     */
    readable({ member }, comment, /** @type {number} */ from, /** @type {number} */ to) {
      const known = comments.get(comment)
      if (!known) return 'always'
      const changes = [...known.states, ...placesOf(member)].map(({ seq }) => seq)
      const answers = [from, ...changes.filter((seq) => seq > from && seq <= to)].flatMap((seq) => {
        const state = known.states.findLast((one) => one.seq <= seq)?.state
        const moderates = MODERATORS.includes(placeAt(member, seq).capacity)
        // Before it was posted there was nothing to read.
        if (state === undefined) return []
        return [state === 'shown' || (state === 'hidden' && (moderates || known.author === member))]
      })
      if (answers.every(Boolean)) return 'always'
      return answers.some(Boolean) ? 'sometimes' : 'never'
    },
  }
}

/** The reasons of hiding and of suspensions are for those concerned and for moderators. @param {any} event */
function withoutReason(event) {
  const has = event.type === 'CommentHidden' || event.type === 'ParticipantSuspended'
  return has ? { ...event, data: { ...event.data, reason: null } } : event
}
