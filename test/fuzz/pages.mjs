import { fork } from 'node:child_process'
import { once } from 'node:events'
import { bundleClient } from '../support/bundle-client.mjs'

/** @typedef {Awaited<ReturnType<typeof startPages>>} Pages */

/** How many people have such a page. */
const PAGES = 4

/**
 * The pages of some people, with the client's own code (`browser-pages.ts`), in a process of their own.
 * @param {{ seed: string, file: string, cluster: import('./cluster.mjs').Cluster,
 *   people: readonly import('./people.mjs').Person[], complain: import('./harness.mjs').Complain }} options
 */
export async function startPages({ seed, file, cluster, people, complain }) {
  const child = fork(file)
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const readers = ['chair', 'secretariat', 'delegate', 'business'].flatMap(
    (capacity) => people.find((one) => one.capacity === capacity) ?? [],
  )
  const viewers = () =>
    readers.slice(0, PAGES).map(({ persona, session }) => ({ name: persona, cookie: session.cookie }))

  let compared = 0

  /** @param {object} order @returns {Promise<{ name: string, detail: string }[]>} */
  async function give(order) {
    const over = new AbortController()
    const answered = Promise.race([once(child, 'message', over), once(child, 'exit', over).then(() => [null])])
    child.send(order)
    const [outcome] = await answered
    // The one that did not come is no longer listened for.
    over.abort()
    if (outcome === null) throw new Error('The process of the pages has ended')
    compared = outcome.compared
    return outcome.differences
  }

  const ports = cluster.nodes.map(({ port }) => port)
  await give({ order: 'open', seed, ports, publicOrigin: cluster.publicOrigin, viewers: viewers() })
  return {
    /** How many answers were compared so far. */
    compared: () => compared,
    /** From now on answers are held, and pages ask at any time. */
    turmoil: () => give({ order: 'turmoil' }),
    /** Compares what the pages hold with what a fresh fetch brings. @param {number} head */
    async rest(head) {
      for (const { name, detail } of await give({ order: 'rest', head, viewers: viewers() }))
        complain('a page that shows what is past', detail, name)
    },
    async stop() {
      process.off('exit', kill)
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** The program of the pages. @param {readonly import('./build.mjs').Replacement[]} replacements */
export function bundlePages(replacements = []) {
  return bundleClient({ entry: 'test/fuzz/browser-pages.ts', name: 'fuzz-pages', replacements })
}
