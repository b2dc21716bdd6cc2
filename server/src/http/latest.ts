import { RefusalError } from './refusal-error.ts'

/** A task that has to wait. */
type Waiting = { begin: () => void; end: (error: RefusalError) => void }

/**
 * Runs one task at a time for each key, and lets only the latest wait: an earlier one that still waits is refused. So a
 * person's costly questions never pile up, and the answer to the last of them comes as soon as it can.
 */
export function createLatest() {
  const running = new Map<string, Waiting | null>()

  return async function run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const waiting = running.get(key)
    if (waiting === undefined) running.set(key, null)
    else {
      waiting?.end(superseded())
      await new Promise<void>((begin, end) => running.set(key, { begin, end }))
    }
    try {
      return await task()
    } finally {
      const next = running.get(key)
      if (next) {
        running.set(key, null)
        next.begin()
      } else running.delete(key)
    }
  }
}

function superseded(): RefusalError {
  return new RefusalError({
    code: 'rate-limited',
    message: 'You asked again before this was answered. Only the latest request is answered.',
    details: { seconds: 1 },
  })
}
