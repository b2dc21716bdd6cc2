import { Worker } from 'node:worker_threads'
import type { Refusal } from '@quorate/shared/domain/refusal'

/** The refusal of a document that needs more than its thread may take. */
export const TOO_MUCH = {
  code: 'invalid-document',
  message: 'Reading this document takes too much time or memory. Import it in several parts.',
  details: { problem: 'too-large' },
} as const satisfies Refusal

/** Milliseconds and megabytes that one piece of work may take. */
export type ThreadLimits = { milliseconds: number; megabytes: number }

/**
 * Gives `data` to a thread of its own, and returns what it posts. The thread is ended if it needs too much time or memory;
 * then `'too-much'` is returned.
 *
 * @param script the built script, as a path from `dist`: a thread runs no TypeScript, so the tests, which run from the
 *   sources, start the built one, too
 */
export async function inThread<T>(
  script: string,
  data: unknown,
  { milliseconds, megabytes }: ThreadLimits,
): Promise<T | 'too-much'> {
  const worker = new Worker(new URL(`../../dist/${script}`, import.meta.url), {
    workerData: data,
    // Flags of the command line are for the main thread; some of them stop a worker from starting.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<T | 'too-much'>((resolve, reject) => {
      timer = setTimeout(() => resolve('too-much'), milliseconds)
      worker.once('message', resolve)
      worker.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('too-much')
        else reject(error)
      })
      worker.once('exit', (code) => reject(new Error(`The thread of ${script} ended with code ${code}`)))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
