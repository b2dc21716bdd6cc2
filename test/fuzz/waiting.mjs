import { setTimeout as pause } from 'node:timers/promises'

export { pause }

/**
 * Probes until there is an answer, for so many milliseconds; null if there is none.
 * @template T
 * @param {() => T | Promise<T>} probe
 * @param {number} within
 * @returns {Promise<T | null>}
 */
export async function until(probe, within) {
  const deadline = Date.now() + within
  for (;;) {
    const answer = await probe()
    if (answer) return answer
    if (Date.now() > deadline) return null
    await pause(15)
  }
}
