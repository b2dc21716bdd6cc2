import type { Catalog } from './catalog.ts'
import type { Engine } from './engine.ts'

const STEP = 2000

/** Removes the keys of dropped collections and indexes, in small steps beside the work of clients. */
export function sweepDropped(engine: Engine, catalog: Catalog): { start(): void; stop(): Promise<void> } {
  let running: Promise<void> | undefined
  let stopped = false
  const run = async () => {
    for (const table of catalog.droppedTables()) {
      let done = false
      while (!done && !stopped) {
        done = await engine.write(() => catalog.sweep(table, STEP), false)
        await new Promise((resolve) => setImmediate(resolve))
        await engine.ready()
      }
    }
  }
  const start = () => {
    if (stopped) return
    // A drop during a sweep is found by the sweep that follows it.
    running = (running ?? Promise.resolve()).then(run).catch(() => {})
  }
  start()
  return {
    start,
    stop: async () => {
      stopped = true
      await running
    },
  }
}
