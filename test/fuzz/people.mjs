import { COMMITTEE, call } from './http.mjs'

/**
 * A login session. `endedAt` is when its end was confirmed (UTC milliseconds; Infinity: not yet), `endedOn` the node
 * that confirmed it, in its present life.
 *
 * @typedef {{ cookie: string, ending: boolean, endedAt: number, endedOn: string }} Session
 * @typedef {{ persona: string, capacity: string, member: string, principal: string | null, left: boolean, session: Session,
 *   signIn(): Promise<void>, signOut(): Promise<void> }} Person
 */

/** @param {import('./cluster.mjs').Node} node */
export function lifeOf(node) {
  return `${node.index}/${node.life}`
}

/**
 * Everybody of the demonstration, signed in.
 * @param {{ cluster: import('./cluster.mjs').Cluster, pickNode: () => import('./cluster.mjs').Node }} options
 * @returns {Promise<Person[]>}
 */
export async function gatherPeople({ cluster, pickNode }) {
  const [node] = cluster.nodes
  const { body } = await call({ cluster, node, path: '/sign-in/options' })
  const people = await Promise.all(
    body.personas.map((/** @type {{ persona: string, capacity: string }} */ { persona, capacity }) =>
      createPerson({ cluster, pickNode, persona, capacity }),
    ),
  )
  const [{ session }] = people
  const committee = await call({ cluster, node, path: `/committees/${COMMITTEE}`, cookie: session.cookie })
  for (const person of people) {
    const { principal } = committee.body.participants.find(
      (/** @type {{ member: string }} */ { member }) => member === person.member,
    )
    person.principal = principal
  }
  return people
}

/**
 * @param {{ cluster: import('./cluster.mjs').Cluster, pickNode: () => import('./cluster.mjs').Node, persona: string,
 *   capacity: string }} options
 * @returns {Promise<Person>}
 */
async function createPerson({ cluster, pickNode, persona, capacity }) {
  /** @type {Promise<void> | null} */
  let signingIn = null

  async function open() {
    for (let tries = 0; tries < 40; tries += 1) {
      const answer = await call({ cluster, node: pickNode(), path: '/sign-in/persona', send: { persona } })
      if (answer.status === 200) {
        person.session = { cookie: answer.cookie, ending: false, endedAt: Number.POSITIVE_INFINITY, endedOn: '' }
        person.member = answer.body.memberships[0].member
        return
      }
    }
    throw new Error(`${persona} cannot sign in`)
  }

  /** @type {Person} */
  const person = {
    persona,
    capacity,
    member: '',
    principal: null,
    left: false,
    session: { cookie: '', ending: true, endedAt: 0, endedOn: '' },
    signIn() {
      signingIn ??= open().finally(() => {
        signingIn = null
      })
      return signingIn
    },
    async signOut() {
      const { session } = person
      const node = pickNode()
      const on = lifeOf(node)
      session.ending = true
      const answer = await call({ cluster, node, path: '/sign-out', cookie: session.cookie, send: {} })
      if (answer.status === 200) Object.assign(session, { endedAt: Date.now(), endedOn: on })
      await person.signIn()
    },
  }
  await person.signIn()
  return person
}
