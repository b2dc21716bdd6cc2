import { createActions } from './actions.mjs'
import { createCalm } from './calm.mjs'
import { createClient } from './client.mjs'
import { startCluster } from './cluster.mjs'
import { createCommands } from './commands.mjs'
import { startPages } from './pages.mjs'
import { gatherPeople } from './people.mjs'
import { createRandom } from './random.mjs'
import { createTruth } from './truth.mjs'
import { turmoil } from './turmoil.mjs'

/**
 * @typedef {{ what: string, detail: string, who: string, trace: string[] }} Violation
 * @typedef {(what: string, detail: string, who?: string, trace?: string[]) => void} Complain
 * @typedef {{ violations: Violation[], counts: Awaited<ReturnType<typeof arrange>>['counts'] extends () => infer C ? C
 * : never,
 *   trouble: string }} Outcome
 */

/** Milliseconds of turmoil before the calm in which everything is judged. */
const ROUND = 2500

/**
 * Runs rounds of turmoil, each followed by a calm in which everything is compared with the record, for the given time
 * for each seed, or until there is a violation. Several seeds share one cluster, whose size the first of them decides.
 *
 * @param {{ seeds: readonly string[], build: import('./build.mjs').Build, pages: string, milliseconds: number,
 *   tell?: (seed: string, outcome: Outcome) => void }} options `pages` is the program of `bundlePages`; `tell` gets each seed's outcome when it is there
 * @returns {Promise<Violation[]>}
 */
export async function fuzz({ seeds, build, pages, milliseconds, tell = () => undefined }) {
  const [first = ''] = seeds
  const random = createRandom(first)
  const cluster = await startCluster({ build, count: random.between(2, 4) })
  try {
    const run = await arrange({ seed: first, cluster, random, file: pages })
    try {
      for (const seed of seeds) {
        await goThrough(run, createRandom(seed).fork('rounds'), milliseconds)
        tell(seed, { violations: run.violations, counts: run.counts(), trouble: cluster.trouble() })
        if (run.violations.length > 0) break
      }
      return run.violations
    } finally {
      await run.stop()
    }
  } finally {
    await cluster.dispose()
  }
}

/**
 * @param {Awaited<ReturnType<typeof arrange>>} run @param {import('./random.mjs').Random} random
 * @param {number} milliseconds
 */
async function goThrough(run, random, milliseconds) {
  const end = Date.now() + milliseconds
  for (let round = 1; round === 1 || (Date.now() < end && run.violations.length === 0); round += 1) {
    await run.round(random.fork(String(round)), Math.min(ROUND, Math.max(500, end - Date.now())))
  }
}

/**
 * Makes all clients, and everything they need.
 * @param {{ seed: string, cluster: import('./cluster.mjs').Cluster, random: import('./random.mjs').Random, file: string }}
 *   options
 */
async function arrange({ seed, cluster, random, file }) {
  /** @type {Violation[]} */
  const violations = []
  /** @type {Complain} */
  const complain = (what, detail, who = '', trace = []) => violations.push({ what, detail, who, trace })
  const places = random.fork('places')
  const pickNode = () => places.pick(cluster.nodes.filter(({ alive }) => alive)) ?? cluster.nodes[0]
  const people = await gatherPeople({ cluster, pickNode })
  const { give, ledger } = createCommands({ seed, cluster, random: random.fork('commands'), pickNode, complain })
  const truth = createTruth({ entries: cluster.entries, ledger })
  const clients = await openClients(people, { cluster, random, pickNode })
  const clientsOf = (/** @type {import('./people.mjs').Person} */ one) => clients.filter(({ person }) => person === one)
  const actions = createActions({ seed, people, cluster, give, clientsOf })
  const calm = createCalm({ truth, clients, ledger, threads: actions.threads, complain })
  const counts = { rounds: 0, kills: 0 }
  await actions.prepare(random.fork('prepare'))
  const pages = await startPages({ seed, file, cluster, people, complain })

  /**
   * Makes one more entry, whose batch some do not receive: only the repeated head can tell them. @param
   * {import('./random.mjs').Random} chance
   */
  async function loseLastWord(chance) {
    for (const { proxy } of clients) {
      proxy.heal()
      if (chance.chance(0.3)) proxy.lose()
    }
    await actions.sayLastWord(chance)
  }

  return {
    violations,
    /** @param {import('./random.mjs').Random} chance @param {number} milliseconds */
    async round(chance, milliseconds) {
      await pages.turmoil()
      counts.kills += await turmoil({ milliseconds, random: chance, cluster, clients, actions, complain })
      counts.rounds += 1
      await loseLastWord(chance.fork('last word'))
      await calm.settle()
      await pages.rest(truth.head())
    },
    counts: () => ({
      ...counts,
      ...calm.told,
      nodes: cluster.nodes.length,
      clients: clients.length,
      commands: ledger.size,
      accepted: [...ledger.values()].filter(({ outcome }) => outcome === 'accepted').length,
      entries: truth.head(),
      types: new Set(truth.events().map(({ type }) => type)).size,
      compared: pages.compared(),
      reconnects: clients.reduce((sum, client) => sum + client.reconnects(), 0),
    }),
    stop: () => Promise.all([pages, ...clients].map((one) => one.stop())),
  }
}

/**
 * One page for each of some delegates and for everybody else; two pages of the chair.
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
