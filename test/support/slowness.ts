import { setTimeout as pause } from 'node:timers/promises'

/**
 * What came of something, and the longest that the server meanwhile needed for an answer without any work, in
 * milliseconds: on a busy machine everything takes so much longer.
 */
export async function withSlowness<T>(origin: string, doing: Promise<T>): Promise<{ outcome: T; slowness: number }> {
  let over = false
  const ended = doing.finally(() => {
    over = true
  })
  let slowness = 0
  do {
    const began = performance.now()
    await (await fetch(`${origin}/api/v1/health/live`)).text()
    slowness = Math.max(slowness, performance.now() - began)
    await Promise.race([pause(100), ended.catch(() => undefined)])
  } while (!over)
  return { outcome: await ended, slowness }
}
