/**
 * Reproducible chance: the same seed gives the same choices. Each part of the harness draws from a stream of its own
 * (`fork`), so that the number of draws of one part does not change the choices of another.
 *
 * @typedef {ReturnType<typeof createRandom>} Random
 * @param {string} seed
 */
export function createRandom(seed) {
  let state = hash(seed)

  /** A number from 0 to below 1 (mulberry32). */
  function next() {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  const between = (/** @type {number} */ least, /** @type {number} */ most) =>
    least + Math.floor(next() * (most - least + 1))

  return {
    /** A whole number, both ends included. */
    between,
    /** @param {number} probability */
    chance: (probability) => next() < probability,
    /**
     * One of a list; undefined if it is empty.
     * @template T
     * @param {readonly T[]} list
     * @returns {T | undefined}
     */
    pick: (list) => list[between(0, list.length - 1)],
    /**
     * A key of a table of weights.
     * @template {string} K
     * @param {Record<K, number>} weights
     * @returns {K}
     */
    weighted(weights) {
      const entries = /** @type {[K, number][]} */ (Object.entries(weights))
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key
      }
      return entries[0][0]
    },
    /** @param {string} stream */
    fork: (stream) => createRandom(`${seed}/${stream}`),
  }
}

/** FNV-1a. */
function hash(/** @type {string} */ text) {
  let sum = 0x811c9dc5
  for (const character of text) sum = Math.imul(sum ^ character.charCodeAt(0), 0x01000193)
  return sum
}
