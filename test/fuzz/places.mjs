/**
 * People get other places, leave and come back.
 *
 * @typedef {{ capacity: string, principal: string | null, role: string | null }} Place
 */

/** How many may have left at a time, so that enough of them remain. */
const AWAY_AT_MOST = 3

/**
 * @param {{ people: readonly import('./people.mjs').Person[],
 *   give: ReturnType<typeof import('./commands.mjs').createCommands>['give'],
 *   clientsOf: (person: import('./people.mjs').Person) => readonly unknown[] }} options
 */
export function createPlaces({ people, give, clientsOf }) {
  const taken = [...people]
  const secretary = taken.find(({ capacity }) => capacity === 'secretariat')
  const principalsOf = (/** @type {string} */ capacity) =>
    [...new Set(taken.filter((one) => one.capacity === capacity).map(({ principal }) => principal))].sort()
  const [delegations, seats, observers] = ['delegate', 'business', 'observer'].map(principalsOf)
  let busy = /** @type {import('./people.mjs').Person[]} */ ([])

  /** @param {import('./random.mjs').Random} random @returns {Place} */
  function somePlace(random) {
    const capacity = random.weighted({
      delegate: 8,
      business: 3,
      observer: 2,
      chair: 2,
      'vice-chair': 2,
      secretariat: 1,
    })
    if (capacity === 'secretariat') return { capacity, principal: null, role: null }
    const from = { business: seats, observer: observers }[/** @type {string} */ (capacity)] ?? delegations
    const role = capacity === 'delegate' ? random.weighted({ head: 2, alternate: 2, adviser: 1 }) : null
    return { capacity, principal: random.pick(from) ?? null, role }
  }

  /**
   * A person with a page, but never the last who presides, nor the secretary who gives these commands. @param
   * {import('./random.mjs').Random} random
   */
  function somebody(random) {
    const presiding = people.filter(({ capacity, left }) => !left && ['chair', 'vice-chair'].includes(capacity))
    const person = random.pick(people.filter((one) => !one.left && one !== secretary && clientsOf(one).length > 0))
    const needed =
      person && presiding.includes(person) && presiding.every((one) => one === person || busy.includes(one))
    return person && !needed && !busy.includes(person) ? person : undefined
  }

  /** @param {import('./people.mjs').Person} person @param {() => Promise<unknown>} act */
  async function alone(person, act) {
    busy.push(person)
    await act()
    busy = busy.filter((one) => one !== person)
  }

  /** @param {import('./people.mjs').Person} person @param {Place} place */
  async function appoint(person, place) {
    if (!secretary) return
    const answer = await give(secretary, 'appointment', `/participants/${person.member}/appointment`, place)
    if (answer) Object.assign(person, { capacity: place.capacity, principal: place.principal, left: false })
  }

  return {
    /** @param {import('./random.mjs').Random} random */
    async appoint(random) {
      const [person, place] = [somebody(random), somePlace(random)]
      if (person) await alone(person, () => appoint(person, place))
    },
    /** @param {import('./random.mjs').Random} random */
    async retire(random) {
      const person = people.filter(({ left }) => left).length < AWAY_AT_MOST ? somebody(random) : undefined
      if (!person || !secretary) return
      await alone(person, async () => {
        const answer = await give(secretary, 'retirement', `/participants/${person.member}/retirement`)
        if (answer) person.left = true
      })
    },
    /** @param {import('./random.mjs').Random} random */
    async bringBack(random) {
      const person = random.pick(people.filter((one) => one.left && !busy.includes(one)))
      const place = somePlace(random)
      if (person) await alone(person, () => appoint(person, place))
    },
  }
}
