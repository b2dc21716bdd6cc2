import { isDeepStrictEqual } from 'node:util'
import { COMMITTEE, call } from './http.mjs'
import { pause } from './waiting.mjs'

/**
 * The outcome of a command. `unknown`: every try got no answer. `unsure`: some try got no answer, so that the record
 * may have it although a later try was refused.
 *
 * @typedef {{ key: string, type: string, path: string, body: any, person: import('./people.mjs').Person,
 *   outcome: 'accepted' | 'refused' | 'unknown', unsure: boolean, answers: any[], code: string }} Given
 */

const TRIES = 15

/**
 * Gives commands as people with a bad network do: to any node, again if no answer comes, and sometimes to two nodes at
 * once, always under one key.
 *
 * @param {{ seed: string, cluster: import('./cluster.mjs').Cluster, random: import('./random.mjs').Random,
 *   pickNode: () => import('./cluster.mjs').Node, complain: (what: string, detail: string) => void }} options
 */
export function createCommands({ seed, cluster, random, pickNode, complain }) {
  /** @type {Map<string, Given>} */
  const ledger = new Map()

  /** @param {Given} given @returns {Promise<boolean>} whether it needs not be sent again */
  async function sendOnce(given, node = pickNode()) {
    const { key, path, body, person } = given
    const { cookie } = person.session
    const at = `/committees/${COMMITTEE}${path}`
    const answer = await call({ cluster, node, path: at, cookie, send: body, key })
    if (answer.status === 200) {
      node.shown = Math.max(node.shown, answer.body.seq)
      given.answers.push(answer.body)
      given.outcome = 'accepted'
      return true
    }
    if (answer.status === 401) await person.signIn()
    else if (answer.status === 0 || answer.status >= 500) given.unsure = true
    else if (given.outcome !== 'accepted') {
      given.outcome = 'refused'
      given.code = answer.body?.error?.code ?? String(answer.status)
      return true
    }
    if (answer.status === 500) complain('a server error', `${given.type} (${key}): ${JSON.stringify(answer.body)}`)
    return given.outcome === 'accepted'
  }

  /** @param {Given} given */
  async function send(given) {
    const others = cluster.nodes.filter(({ alive }) => alive)
    if (random.chance(0.2) && others.length > 1) {
      await Promise.all(others.slice(0, 2).map((node) => sendOnce(given, node)))
    }
    for (let tries = 0; tries < TRIES && given.outcome === 'unknown'; tries += 1) {
      if (await sendOnce(given)) break
      await pause(100)
    }
    // The same key also gets the same answer long afterwards.
    if (given.outcome === 'accepted' && random.chance(0.05)) await sendOnce(given)
    const [first, ...repeats] = given.answers
    for (const repeat of repeats) {
      if (repeat.seq !== first.seq || !agree(unwritten(repeat).events, unwritten(first).events))
        complain(
          'one key, two answers',
          `${given.type} (${given.key}): ${JSON.stringify(first)} and ${JSON.stringify(repeat)}`,
        )
    }
  }

  return {
    ledger,
    /**
     * @param {import('./people.mjs').Person} person @param {string} type @param {string} path @param {object} body
     * @returns {Promise<any>} the answer; null if the command was not accepted
     */
    async give(person, type, path, body = {}) {
      const key = `fuzz-${seed}-${ledger.size + 1}`
      /** @type {Given} */
      const given = { key, type, path, body, person, outcome: 'unknown', unsure: false, answers: [], code: '' }
      ledger.set(key, given)
      await send(given)
      return given.answers[0] ?? null
    },
  }
}

/** Whether two answers agree: one given after a change of place may show words that the other one hides. */
function agree(/** @type {any[]} */ one, /** @type {any[]} */ other) {
  const byIndex = new Map(other.map((event) => [event.index, event]))
  return one.every((event) => !byIndex.has(event.index) || isDeepStrictEqual(event, byIndex.get(event.index)))
}

/** An answer without words: those of a repeated one may have been erased since. @param {any} answer */
function unwritten({ seq, at, events }) {
  const bare = events.map((/** @type {any} */ event) => {
    const { body, reason, ...data } = event.data
    return { ...event, data }
  })
  return { seq, at, events: bare }
}
