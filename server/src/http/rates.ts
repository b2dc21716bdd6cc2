import type { Rate } from '@quorate/shared/contracts/contract'
import { generalRefusal, type Refusal } from '@quorate/shared/domain/refusal'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const MINUTE = 60
const HOUR = 60 * MINUTE

/**
 * Counts what one person does of one kind, in a minute and in an hour, on this node.
 * @param factor multiplies all rates: 1, but for benches
 */
export function createRates(factor: number) {
  const limiters = new Map<string, RateLimiterMemory>()

  function limiter(kind: string, most: number, seconds: number): RateLimiterMemory {
    const key = `${kind} ${seconds}`
    const found = limiters.get(key) ?? new RateLimiterMemory({ points: Math.ceil(most * factor), duration: seconds })
    limiters.set(key, found)
    return found
  }

  /** Counts one more; the refusal if it is one too many, which says when it goes on. It does not count itself. */
  return async function count(kind: string, person: string, rate: Rate | null): Promise<Refusal | null> {
    if (rate === null) return null
    const windows = [
      [rate.perMinute, MINUTE],
      [rate.perHour, HOUR],
    ] as const
    for (const [most, seconds] of windows) {
      try {
        await limiter(kind, most, seconds).consume(person)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        return tooOften(error.msBeforeNext)
      }
    }
    return null
  }
}

function tooOften(milliseconds: number): Refusal {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  return generalRefusal('rate-limited', { seconds, retryAt: Date.now() + milliseconds })
}
