import { createActions } from './actions.mjs'
import { createClient } from './client.mjs'
import { startCluster } from './cluster.mjs'
import { createCommands } from './commands.mjs'
import { begin, createJudge } from './judge-client.mjs'
import { commentsInTruth, judgeRecord } from './judge-record.mjs'
import { gatherPeople } from './people.mjs'
import { createRandom } from './random.mjs'
import { difference } from './threads.mjs'
import { createTruth } from './truth.mjs'
import { pause, until } from './waiting.mjs'

/** Within so many milliseconds after everything calmed down, everybody has been told everything. */
const CALM_WITHIN = 8000
/** Hands that do something at the same time. */
const HANDS = 6

/**
 * @typedef {{ what: string, detail: string, who: string, trace: string[] }} Violation
 * @typedef {{ nodes: number, clients: number, commands: number, accepted: number, entries: number, types: number, batches: number,
 *   events: number, reconnects: number, resets: Record<string, number>, kills: number, rounds: number }} Counts
 */

/**
 * Runs rounds of turmoil, each followed by a calm in which everything is held against the record, until the time is up
 * or something is violated.
 *
 * @param {{ seed: string, build: import('./build.mjs').Build, milliseconds: number, turmoil?: number }} options
 * @returns {Promise<{ violations: Violation[], counts: Counts, trouble: string }>}
 */
export async function fuzz({ seed, build, milliseconds, turmoil = 2500 }) {
  const random = createRandom(seed)
  const cluster = await startCluster({ build, count: random.between(2, 4) })
  try {
    const run = await prepare(seed, cluster, random)
    try {
      const end = Date.now() + milliseconds
      do {
        await run.round(Math.min(turmoil, Math.max(500, end - Date.now())))
      } while (Date.now() < end && run.violations.length === 0)
      if (process.env.DBG) run.debug()
      return { violations: run.violations, counts: run.counts(), trouble: cluster.trouble() }
    } finally {
      await run.stop()
    }
  } finally {
    await cluster.dispose()
  }
}

/** @param {string} seed @param {import('./cluster.mjs').Cluster} cluster @param {import('./random.mjs').Random} random */
async function prepare(seed, cluster, random) {
  /** @type {Violation[]} */
  const violations = []
  const complain = (/** @type {string} */ what, detail = '', who = '', /** @type {string[]} */ trace = []) =>
    violations.push({ what, detail, who, trace })
  const places = random.fork('places')
  const pickNode = () => {
    const alive = cluster.nodes.filter((node) => node.alive)
    return places.pick(alive) ?? cluster.nodes[0]
  }
  const people = await gatherPeople({ cluster, pickNode })
  const commands = createCommands({ seed, cluster, random: random.fork('commands'), pickNode, complain })
  const truth = createTruth({ entries: cluster.entries, ledger: commands.ledger })
  const clients = await openClients(people, { cluster, random, pickNode })
  const clientsOf = (/** @type {import('./people.mjs').Person} */ person) =>
    clients.filter((client) => client.person === person)
  const actions = createActions({ seed, people, cluster, give: commands.give, clientsOf })
  await actions.prepare(random.fork('prepare'))
  /** @type {Map<import('./client.mjs').Client, ReturnType<typeof begin>>} */
  const stands = new Map(clients.map((client) => [client, begin()]))
  const counts = { batches: 0, events: 0, kills: 0, rounds: 0, resets: /** @type {Record<string, number>} */ ({}) }
  let judged = 0

  /** Waits until everybody has been told everything; complains of who has not. */
  async function calmDown() {
    for (const { proxy } of clients) proxy.heal()
    const behind = () => clients.filter((one) => one.cursor() !== truth.head() || !one.threads.settled())
    await until(async () => {
      await truth.readOn()
      return behind().length === 0
    }, CALM_WITHIN)
    for (const one of behind()) {
      const at = one.cursor() ?? 'no cursor'
      complain('left behind', `at ${at}, where the record ends at ${truth.head()}`, one.name, tail(one.log))
    }
  }

  function judge() {
    const given = [...commands.ledger.values()].slice(judged)
    judged = commands.ledger.size
    for (const { what, detail } of judgeRecord({ truth, given })) complain(what, detail)
    for (const client of clients) {
      const { log, name, person } = client
      const since = /** @type {ReturnType<typeof begin>} */ (stands.get(client))
      const [fault] = createJudge({ truth, person, since }).judge(log)
      if (fault) complain(fault.what, fault.detail, `${name} (${person.capacity})`, tail(log.slice(0, fault.at + 1)))
      count(log)
      // What was judged is not kept.
      log.length = 0
    }
  }

  /** @param {readonly import('./client.mjs').Happening[]} log */
  function count(log) {
    for (const happening of log) {
      if (happening.kind === 'batch') {
        counts.batches += 1
        counts.events += happening.events.length
      }
      if (happening.kind === 'reset') counts.resets[happening.reason] = (counts.resets[happening.reason] ?? 0) + 1
    }
  }

  /** What pages hold is what any node answers, and both are what the record says. */
  async function compare() {
    for (const thread of actions.threads()) {
      for (const client of clients) {
        const held = client.threads.commentsOf(thread)
        if (held === null) continue
        const due = commentsInTruth(truth, client.person, thread)
        const wrong =
          difference(held, due, 'the page holds', 'the record says') ||
          (await client.threads.disagreement(thread, truth.head()))
        if (wrong) complain('a page that is wrong', wrong, `${client.name} (${client.person.capacity})`)
      }
    }
  }

  return {
    violations,
    /** @param {number} milliseconds of turmoil */
    async round(milliseconds) {
      const end = Date.now() + milliseconds
      const still = () => Date.now() < end
      const round = random.fork(`round ${counts.rounds}`)
      const hands = Array.from({ length: HANDS }, (_, hand) => act(actions, round.fork(`hand ${hand}`), still))
      const weather = clients.map((client) => trouble(client, round.fork(client.name), actions, still))
      const killing = kill(cluster, round.fork('kills'), still, complain).then((kills) => {
        counts.kills += kills
      })
      await Promise.all([...hands, ...weather, killing])
      counts.rounds += 1
      await calmDown()
      judge()
      if (violations.length === 0) await compare()
    },
    debug: () => {
      const t = {}
      for (const { type, outcome, code } of commands.ledger.values()) {
        const k = `${type} ${outcome} ${code}`
        t[k] = (t[k] ?? 0) + 1
      }
      const e = {}
      for (const { type } of truth.events()) e[type] = (e[type] ?? 0) + 1
      console.log(t, e)
    },
    counts: () => ({
      ...counts,
      nodes: cluster.nodes.length,
      clients: clients.length,
      commands: commands.ledger.size,
      accepted: [...commands.ledger.values()].filter(({ outcome }) => outcome === 'accepted').length,
      entries: truth.head(),
      types: new Set(truth.events().map(({ type }) => type)).size,
      reconnects: clients.reduce((sum, client) => sum + client.reconnects(), 0),
    }),
    stop: () => Promise.all(clients.map((client) => client.stop())),
  }
}

/**
 * A page each of some delegates and of everybody who is more than a delegate; two pages of the chair.
 * @param {import('./people.mjs').Person[]} people
 * @param {{ cluster: import('./cluster.mjs').Cluster, random: import('./random.mjs').Random,
 *   pickNode: () => import('./cluster.mjs').Node }} options
 */
function openClients(people, { cluster, random, pickNode }) {
  const delegates = people.filter(({ capacity }) => capacity === 'delegate').slice(0, 8)
  const others = people.filter(({ capacity }) => capacity !== 'delegate').slice(0, 8)
  const chair = people.filter(({ capacity }) => capacity === 'chair')
  return Promise.all(
    [...delegates, ...others, ...chair].map((person, index) => {
      const name = `client ${index + 1}`
      return createClient({ name, person, cluster, random: random.fork(name), pickNode })
    }),
  )
}

/**
 * @param {ReturnType<typeof createActions>} actions @param {import('./random.mjs').Random} random
 * @param {() => boolean} still
 */
async function act(actions, random, still) {
  while (still()) {
    await actions.act(random)
    await pause(random.between(2, 80))
  }
}

/**
 * What befalls one client's connections.
 * @param {import('./client.mjs').Client} client @param {import('./random.mjs').Random} random
 * @param {ReturnType<typeof createActions>} actions @param {() => boolean} still
 */
async function trouble({ proxy, askAgain, watch }, random, actions, still) {
  while (still()) {
    await pause(random.between(50, 500))
    const mishap = random.weighted({
      clear: 6,
      cut: 3,
      slow: 2,
      thin: 2,
      stalled: 2,
      deaf: 1,
      bereave: 1,
      ask: 1,
      watch: 1,
    })
    if (mishap === 'cut') proxy.cut()
    else if (mishap === 'bereave') proxy.bereave()
    else if (mishap === 'ask') askAgain()
    else if (mishap === 'watch') watch(random.pick(actions.threads()) ?? '')
    else proxy.turn(mishap)
  }
}

/**
 * Kills nodes, or stops them in order, and starts them again; answers how often.
 * @param {import('./cluster.mjs').Cluster} cluster @param {import('./random.mjs').Random} random
 * @param {() => boolean} still @param {(what: string, detail: string) => void} complain
 */
async function kill(cluster, random, still, complain) {
  let kills = 0
  while (still()) {
    await pause(random.between(300, 1500))
    const node = random.pick(cluster.nodes)
    if (!node || !still()) break
    const ended = await (random.chance(0.75) ? node.kill() : node.stop())
    if (!ended) complain('a node that does not stop', `node ${node.index} was asked to and had to be killed`)
    kills += 1
    await pause(random.between(10, 300))
    await node.start()
  }
  return kills
}

/**
 * The last of what happened to a client, from where it last connected, in a few words each, with milliseconds since.
 * @param {readonly import('./client.mjs').Happening[]} log
 */
function tail(log) {
  const opened = log.findLastIndex(({ kind }) => kind === 'open')
  return log.slice(Math.max(0, opened, log.length - 20)).map((happening) => {
    const { time = 0, kind, ...rest } = /** @type {any} */ (happening)
    const after = `+${time - /** @type {any} */ (log[Math.max(0, opened)].time ?? time)} ms ${kind}`
    if (kind === 'batch') {
      const names = rest.events.map((/** @type {any} */ { seq, index, type }) => `${type} ${seq}.${index}`)
      return `${after} ${rest.from} to ${rest.to}: ${names.join(', ') || 'nothing for this viewer'}`
    }
    if (kind === 'open') {
      const { endedAt, endedOn } = rest.session
      const signedOut = Number.isFinite(endedAt) ? `, signed out at +${endedAt - time} ms on ${endedOn}` : ''
      return `${after} on ${rest.on} (node/life)${signedOut}`
    }
    return `${after} ${JSON.stringify(rest).slice(0, 200)}`
  })
}
