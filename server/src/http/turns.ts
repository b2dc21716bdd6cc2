import type { Refusal } from '@quorate/shared/domain/refusal'
import { RefusalError } from './refusal-error.ts'

/** Tasks of one key that run at the same time, and that wait. */
export type Bounds = { running: number; waiting: number }

type Line = { running: number; waiting: (() => void)[] }

/** Runs so many tasks at a time for each key. More of them wait, in order; if too many do, the next one is refused. */
export function createTurns({ running: most, waiting: mostWaiting }: Bounds) {
  const lines = new Map<string, Line>()

  return async function run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const line = lines.get(key) ?? { running: 0, waiting: [] }
    lines.set(key, line)
    if (line.running >= most) {
      if (line.waiting.length >= mostWaiting) throw new RefusalError(TOO_MANY)
      // Whoever ends hands its place on, so the number of those that run stays.
      await new Promise<void>((begin) => line.waiting.push(begin))
    } else line.running += 1
    try {
      return await task()
    } finally {
      const next = line.waiting.shift()
      if (next) next()
      else line.running -= 1
      if (line.running === 0) lines.delete(key)
    }
  }
}

const TOO_MANY: Refusal = {
  code: 'rate-limited',
  message: 'You have asked for very much at once. Ask again in a moment.',
  details: { seconds: 1 },
}
