import { Worker } from 'node:worker_threads'
import type { RunningStore, StoreOptions } from './server.ts'

type Ready = Omit<RunningStore, 'close'>
type Message = { ready: Ready } | { failed: string } | { closed: true }

export type { RunningStore, StoreOptions }

/**
 * Runs the store in a worker thread.
 * @returns its connection string, without the name of a database, and how to stop it
 * @throws Error for a data folder that is foreign, damaged or in use, in words for the person who starts the server
 */
export async function startStore(options: StoreOptions): Promise<RunningStore> {
  // A thread runs no TypeScript: the tests, which run from the sources, start the built one, too.
  const worker = new Worker(new URL('../dist/worker.js', import.meta.url), {
    workerData: options,
    // Flags of the command line are for the main thread; some of them stop a worker from starting.
    execArgv: [],
  })
  const ready = await new Promise<Ready>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the store ended with code ${code} before it was ready`)))
    worker.on('message', (message: Message) => {
      if ('ready' in message) resolve(message.ready)
      if ('failed' in message) reject(new Error(message.failed))
    })
  })
  worker.removeAllListeners('exit')
  worker.removeAllListeners('error')
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  worker.on('error', (error) => {
    // Without its store the process cannot work, so it ends.
    queueMicrotask(() => {
      throw error
    })
  })
  return {
    ...ready,
    close: () => {
      worker.postMessage('close')
      return ended
    },
  }
}
