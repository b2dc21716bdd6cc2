/** The gate's queue is full. */
export class GateFull extends Error {}

/**
 * Lets so many tasks run at once, and so many more wait their turn.
 * @returns a function that runs a task, and throws GateFull if too many wait
 */
export function createGate({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const queue: (() => void)[] = []
  let running = 0

  return async function run<T>(task: () => Promise<T>): Promise<T> {
    if (running < atOnce) running += 1
    else if (queue.length >= waiting) throw new GateFull()
    // A task that is finished leaves its place to the next one.
    else await new Promise<void>((resolve) => queue.push(resolve))
    try {
      return await task()
    } finally {
      const next = queue.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
