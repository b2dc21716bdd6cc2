import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks again and again until the answer is there.
 * @param what named in the error if the answer does not come within so many milliseconds
 */
export async function waitUntil<T>(
  what: string,
  probe: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  within = 100_000,
): Promise<T> {
  const deadline = Date.now() + within
  for (;;) {
    const answer = await probe()
    if (answer !== null && answer !== undefined && answer !== false) return answer
    if (Date.now() > deadline) throw new Error(`Waited ${within} ms in vain: ${what}`)
    await pause(20)
  }
}
