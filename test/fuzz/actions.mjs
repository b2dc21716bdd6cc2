import { COMMITTEE, call } from './http.mjs'
import { createPlaces } from './places.mjs'

/**
 * The committee as known from the answers so far: enough to act sensibly most of the time. It may be out of date, which
 * is welcome.
 *
 * @typedef {{ id: string, thread: string, author: import('./people.mjs').Person, state: string, busy: boolean }} Known
 * @typedef {{ session: string, items: { item: string, works: string[] }[], status: string, current: string | null,
 *   vote: { id: string, closed: boolean } | null }} Sitting
 */

/** The relative frequency of each action. */
const WEIGHTS = {
  comment: 40,
  edit: 14,
  withdraw: 5,
  hide: 9,
  restore: 8,
  erase: 2,
  debate: 2,
  table: 2,
  progress: 12,
  presence: 3,
  floor: 6,
  cast: 18,
  suspend: 6,
  reinstate: 7,
  appoint: 6,
  retire: 2,
  bringBack: 3,
  credential: 3,
  enrol: 1,
  signOut: 3,
}

/**
 * @param {{ seed: string, people: import('./people.mjs').Person[], cluster: import('./cluster.mjs').Cluster,
 *   give: ReturnType<typeof import('./commands.mjs').createCommands>['give'],
 *   clientsOf: (person: import('./people.mjs').Person) => { leaveEnded(session: object): Promise<void> }[] }} options
 */
export function createActions({ seed, people, cluster, give, clientsOf }) {
  /** The present participants in this capacity, as far as known. */
  const inCapacity = (/** @type {string[]} */ ...capacities) =>
    people.filter(({ capacity, left }) => !left && capacities.includes(capacity))
  const delegates = () => inCapacity('delegate')
  const debaters = () => inCapacity('delegate', 'business', 'chair', 'vice-chair', 'secretariat')
  const presiding = () => inCapacity('chair', 'vice-chair')
  const [secretary] = inCapacity('secretariat')
  const places = createPlaces({ people, give, clientsOf })
  /** @type {string[]} */
  let threads = []
  /** @type {Known[]} */
  let comments = []
  /** @type {string[]} */
  const tabled = []
  /** @type {import('./people.mjs').Person[]} */
  let suspended = []
  /** @type {Sitting | null} */
  let sitting = null
  let words = 0

  const marked = () => {
    words += 1
    return `marker-${seed}-${words}-`
  }

  /** Acts on a comment on which nobody else is acting. */
  async function toComment(random, state, path, person, body = () => ({})) {
    const comment = random.pick(comments.filter((one) => one.state === state && !one.busy))
    if (!comment) return
    comment.busy = true
    const by = person ?? comment.author
    const answer = await give(by, path, `/comments/${comment.id}/${path}`, body(comment))
    comment.busy = false
    return answer && comment
  }

  /** @type {Record<keyof typeof WEIGHTS, (random: import('./random.mjs').Random) => Promise<unknown>>} */
  const acts = {
    async comment(random) {
      const [author, thread] = [random.pick(debaters()), random.pick(threads)]
      if (!author || !thread) return
      const answered = random.chance(0.3) ? random.pick(comments.filter((one) => one.thread === thread)) : undefined
      const body = `${marked()} ${'word '.repeat(random.chance(0.05) ? 3000 : random.between(1, 40))}`
      const answer = await give(author, 'comments', `/threads/${thread}/comments`, {
        body,
        replyTo: answered?.id ?? null,
      })
      const posted = answer?.events.find((/** @type {any} */ { type }) => type === 'CommentPosted')
      if (posted) comments.push({ id: posted.data.comment, thread, author, state: 'shown', busy: false, edits: 0 })
    },
    async edit(random) {
      const comment = await toComment(random, 'shown', 'edits', undefined, ({ edits }) => ({
        body: `${marked()} edited`,
        edits,
      }))
      if (comment) comment.edits += 1
    },
    async withdraw(random) {
      const comment = await toComment(random, 'shown', 'withdrawal', undefined)
      if (comment) comment.state = 'withdrawn'
    },
    async hide(random) {
      const by = random.pick([...presiding(), secretary])
      const comment = await toComment(random, 'shown', 'hiding', by, () => ({ reason: `${marked()} hidden` }))
      if (comment) comment.state = 'hidden'
    },
    async restore(random) {
      const comment = await toComment(random, 'hidden', 'restoration', random.pick(presiding()))
      if (comment) comment.state = 'shown'
    },
    async erase(random) {
      const comment = random.pick(comments.filter(({ state, busy }) => state !== 'erased' && !busy))
      if (!comment) return
      comment.busy = true
      const subject = { kind: 'comment', id: comment.id }
      if (await give(secretary, 'erasures', '/erasures', { subject, reason: 'asked for' })) comment.state = 'erased'
      comment.busy = false
    },
    async debate(random) {
      const [chair, thread] = [random.pick(presiding()), random.pick(threads)]
      if (!chair || !thread) return
      await give(chair, 'closing', `/threads/${thread}/closing`)
      await give(chair, 'reopening', `/threads/${thread}/reopening`)
    },
    table: (random) => table(random),
    progress: (random) => progress(random),
    async presence(random) {
      const delegate = random.pick(delegates())
      if (!sitting || !delegate) return
      const body = { delegations: [delegate.principal], present: random.chance(0.7) }
      await give(delegate, 'presence', `/sessions/${sitting.session}/presence`, body)
    },
    async floor(random) {
      const [speaker, chair] = [random.pick(inCapacity('delegate', 'business', 'observer')), random.pick(presiding())]
      if (!sitting || !speaker || !chair) return
      const at = `/sessions/${sitting.session}`
      const kind = random.weighted({ statement: 4, question: 2, reply: 1, 'point-of-order': 2 })
      await give(speaker, 'floor-requests', `${at}/floor-requests`, { kind })
      if (random.chance(0.2)) await give(speaker, 'floor-withdrawals', `${at}/floor-withdrawals`, { kind })
      if (random.chance(0.6)) await give(chair, 'floor', `${at}/floor`, { principal: speaker.principal, kind })
      if (random.chance(0.3)) await give(chair, 'floor-end', `${at}/floor-end`, { principal: speaker.principal })
      if (random.chance(0.1)) {
        await give(chair, 'closing', `${at}/speakers-list/closing`)
        await give(chair, 'reopening', `${at}/speakers-list/reopening`)
      }
    },
    async cast(random) {
      const vote = sitting?.vote
      if (!vote || vote.closed) return
      const voters = new Set([1, 2, 3, 4].map(() => random.pick(delegates())))
      const choices = [...voters].map((voter) => ({
        voter,
        choice: random.weighted({ for: 6, against: 2, abstain: 1 }),
      }))
      await Promise.all(
        choices.map(({ voter, choice }) => voter && give(voter, 'ballot', `/votes/${vote.id}/ballot`, { choice })),
      )
    },
    async suspend(random) {
      const watching = inCapacity('delegate', 'business', 'observer').filter((one) => clientsOf(one).length > 0)
      const person = random.pick(watching)
      if (!person || suspended.includes(person) || suspended.length > 3) return
      suspended.push(person)
      await give(secretary, 'suspension', `/participants/${person.member}/suspension`, { reason: `${marked()} rest` })
    },
    async reinstate(random) {
      const person = random.pick(suspended)
      if (!person) return
      suspended = suspended.filter((one) => one !== person)
      await give(secretary, 'reinstatement', `/participants/${person.member}/reinstatement`)
    },
    ...places,
    async credential(random) {
      const voter = random.pick(delegates())
      if (voter)
        await give(secretary, 'credential', `/delegations/${voter.principal}/credential`, { voter: voter.member })
    },
    enrol(random) {
      const principal = random.pick(delegates())?.principal ?? null
      const body = { name: `${marked()} Adviser`, capacity: 'delegate', principal, role: 'adviser' }
      return give(secretary, 'participants', '/participants', body)
    },
    async signOut(random) {
      const person = random.pick(people)
      if (!person || person.session.ending) return
      const { session } = person
      await person.signOut()
      for (const client of clientsOf(person)) void client.leaveEnded(session)
    },
  }

  /** @param {import('./random.mjs').Random} random */
  async function table(random) {
    const sponsor = random.pick(delegates())
    if (!sponsor) return
    const at = `/committees/${COMMITTEE}`
    const ask = (/** @type {string} */ path) =>
      call({ cluster, node: cluster.nodes[0], path: `${at}${path}`, cookie: sponsor.session.cookie })
    const [mandates, instruments] = await Promise.all([ask('/mandates'), ask('/instruments')])
    if (mandates.status !== 200 || instruments.status !== 200) return
    const [instrument] = instruments.body.instruments
    const version = Math.max(...instrument.versions.map((/** @type {{ number: number }} */ one) => one.number))
    const { status, body } = await ask(`/instruments/${instrument.id}/versions/${version}/provisions`)
    if (status !== 200) return
    const provision = random.pick(body.provisions.filter((/** @type {any} */ one) => one.text?.en))
    const text = `${provision.text.en} ${marked()}`
    const answer = await give(sponsor, 'proposals', '/proposals', {
      kind: 'amendment',
      clause: { mandate: mandates.body.mandates[0].id, clause: '2.7' },
      instrument: instrument.id,
      version,
      title: { en: `Amendment of ${provision.id}` },
      operations: [{ op: 'replace-text', provision: provision.id, language: 'en', text }],
      justification: `${marked()} so that it is clear`,
    })
    const made = answer?.events.find((/** @type {any} */ { type }) => type === 'WorkBrought')
    if (!made) return
    // The two latest threads are discussed: what clients hold stays small.
    threads = [made.data.thread, ...threads].slice(0, 2)
    comments = comments.filter(({ thread }) => threads.includes(thread))
    tabled.push(made.data.work)
  }

  /** Takes the session one step further. @param {import('./random.mjs').Random} random */
  async function progress(random) {
    const chair = random.pick(presiding())
    if (!chair) return
    if (!sitting) return schedule(chair)
    const now = sitting
    const at = `/sessions/${now.session}`
    if (now.status === 'scheduled') {
      if (await give(chair, 'opening', `${at}/opening`)) now.status = 'open'
      const delegations = [...new Set(delegates().map(({ principal }) => principal))]
      await give(secretary, 'presence', `${at}/presence`, { delegations, present: true })
    } else if (random.chance(0.05)) {
      await give(chair, 'suspension', `${at}/suspension`)
      await give(chair, 'resumption', `${at}/resumption`)
    } else if (now.vote) {
      // A vote stays open for a while.
      if (now.vote.closed || random.chance(0.25)) await conclude(chair, now, now.vote)
    } else if (now.current) await openVote(chair, now)
    else {
      const next = now.items.shift()
      if (next && (await give(chair, 'current-item', `${at}/current-item`, { item: next.item })))
        now.current = next.works[0] ?? null
      else if (!next && (await give(chair, 'closing', `${at}/closing`))) sitting = null
    }
  }

  /** @param {import('./people.mjs').Person} chair */
  async function schedule(chair) {
    const works = tabled.splice(0, 2)
    if (works.length === 0) return
    const answer = await give(chair, 'sessions', '/sessions', {
      title: 'A session',
      startsAt: 1_800_000_000_000,
      timeZone: 'Europe/Brussels',
      agenda: works.map((work) => ({ title: 'An amendment', works: [work] })),
    })
    const made = answer?.events.find((/** @type {any} */ { type }) => type === 'SessionScheduled')
    if (!made || sitting) return
    const { session, agenda } = made.data
    sitting = { session, items: [...agenda], status: 'scheduled', current: null, vote: null }
  }

  /** @param {import('./people.mjs').Person} chair @param {Sitting} now */
  async function openVote(chair, now) {
    const answer = await give(chair, 'votes', '/votes', {
      work: now.current,
      session: now.session,
      question: 'Shall it be adopted?',
      method: 'roll-call',
      profile: 'wco-convention',
    })
    const made = answer?.events.find((/** @type {any} */ { type }) => type === 'VoteOpened')
    if (made) now.vote = { id: made.data.vote, closed: false }
    else now.current = null
  }

  /** @param {import('./people.mjs').Person} chair @param {Sitting} now @param {NonNullable<Sitting['vote']>} vote */
  async function conclude(chair, now, vote) {
    if (!vote.closed) {
      await give(chair, 'closing', `/votes/${vote.id}/closing`)
      vote.closed = true
      return
    }
    await give(chair, 'certification', `/votes/${vote.id}/certification`)
    await give(secretary, 'certification', `/votes/${vote.id}/certification`)
    Object.assign(now, { vote: null, current: null })
  }

  return {
    /** Tables amendments to discuss, and opens a vote. @param {import('./random.mjs').Random} random */
    async prepare(random) {
      for (let tries = 0; tries < 10 && threads.length < 2; tries += 1) await table(random)
      for (let steps = 0; steps < 10 && !sitting?.vote; steps += 1) await progress(random)
      if (threads.length < 2 || !sitting?.vote) throw new Error('No amendment could be tabled and put to the vote')
    },
    threads: () => threads,
    /** An action that is never out of order. @param {import('./random.mjs').Random} random */
    sayLastWord: (random) => acts.enrol(random),
    /** A random action. @param {import('./random.mjs').Random} random */
    act: (random) => acts[random.weighted(WEIGHTS)](random),
  }
}
