import { pause } from './waiting.mjs'

/** How many people act at the same time. */
const HANDS = 6
/** The faults of a client's connections, with their relative frequency. */
const MISHAPS = { clear: 6, cut: 3, slow: 2, thin: 2, stalled: 2, deaf: 1, orphan: 1, lose: 2, ask: 1, watch: 1 }

/**
 * A time in which people act, networks fail and nodes die, all by chance; returns how many nodes were killed.
 *
 * @param {{ milliseconds: number, random: import('./random.mjs').Random, cluster: import('./cluster.mjs').Cluster,
 *   clients: readonly import('./client.mjs').Client[],
 *   actions: ReturnType<typeof import('./actions.mjs').createActions>,
 *   complain: import('./harness.mjs').Complain }} options
 */
export async function turmoil({ milliseconds, random, cluster, clients, actions, complain }) {
  const end = Date.now() + milliseconds
  const still = () => Date.now() < end
  const hands = Array.from({ length: HANDS }, (_, hand) => act(actions, random.fork(`hand ${hand}`), still))
  const mishaps = clients.map((client) => trouble(client, random.fork(client.name), actions, still))
  const kills = kill(cluster, random.fork('kills'), still, complain)
  await Promise.all([...hands, ...mishaps])
  return kills
}

/**
 * @param {ReturnType<typeof import('./actions.mjs').createActions>} actions
 * @param {import('./random.mjs').Random} random @param {() => boolean} still
 */
async function act(actions, random, still) {
  while (still()) {
    await actions.act(random)
    await pause(random.between(2, 80))
  }
}

/**
 * @param {import('./client.mjs').Client} client @param {import('./random.mjs').Random} random
 * @param {ReturnType<typeof import('./actions.mjs').createActions>} actions @param {() => boolean} still
 */
async function trouble({ proxy, askAgain, watch }, random, actions, still) {
  while (still()) {
    await pause(random.between(50, 500))
    const mishap = random.weighted(MISHAPS)
    if (mishap === 'cut') proxy.cut()
    else if (mishap === 'orphan') proxy.orphan()
    else if (mishap === 'lose') proxy.lose()
    else if (mishap === 'ask') askAgain()
    else if (mishap === 'watch') watch(random.pick(actions.threads()) ?? '')
    else proxy.setWeather(mishap)
  }
}

/**
 * Kills nodes, or stops them in order, and starts them again; returns how often.
 * @param {import('./cluster.mjs').Cluster} cluster @param {import('./random.mjs').Random} random
 * @param {() => boolean} still @param {import('./harness.mjs').Complain} complain
 */
async function kill(cluster, random, still, complain) {
  let kills = 0
  while (still()) {
    await pause(random.between(200, 1200))
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
