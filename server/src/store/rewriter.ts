import { setTimeout } from 'node:timers/promises'
import type { Connection } from 'mongoose'
import type { Logger } from 'pino'

/** How many rewrites of the store's files were owed so far, and up to which of them they are done. */
type Mark = { _id: 'rewrite'; owed: number; done?: number }

export type RewriterOptions = {
  connection: Connection
  /** Has the store rewrite its files, so that nothing removed lingers in them; may take long. */
  rewrite: () => Promise<void>
  now: () => number
  log: Logger
  /** Milliseconds to wait for more to be owed, before one rewrite serves all. */
  gatherFor?: number
}

/** Milliseconds after which a rewrite that failed is tried again, at first and at most. */
const TRY_AGAIN = { first: 1000, most: 5 * 60 * 1000 }

export type Rewriter = ReturnType<typeof createRewriter>

/**
 * Has the files of the store rewritten after words were erased: in the background, so that nobody waits for it. That a
 * rewrite is owed is marked in the store, so that a restart does not lose it.
 */
export function createRewriter({ connection, rewrite, now, log, gatherFor = 1000 }: RewriterOptions) {
  const marks = connection.getClient().db(connection.name).collection<Mark>('upkeep')
  let working: Promise<void> | null = null
  let failures = 0
  let lastDone: number | null = null
  let pending = false
  /** How often this node has said that a rewrite is owed. */
  let asked = 0
  const stopping = new AbortController()

  /** The number of the rewrite that is owed; null where all are done. */
  async function owed(): Promise<number | null> {
    const mark = await marks.findOne({ _id: 'rewrite' })
    return mark !== null && mark.owed > (mark.done ?? 0) ? mark.owed : null
  }

  async function work(): Promise<void> {
    await pause(gatherFor)
    for (let wait = TRY_AGAIN.first; !stopping.signal.aborted; wait = Math.min(wait * 2, TRY_AGAIN.most)) {
      try {
        const before = asked
        const number = await owed()
        if (number === null && asked === before) {
          pending = false
          return
        }
        if (number === null) continue
        await rewrite()
        // What was erased in the course of the rewrite is owed under a later number.
        await marks.updateOne({ _id: 'rewrite' }, { $max: { done: number } })
        lastDone = now()
        wait = TRY_AGAIN.first
      } catch (error) {
        failures += 1
        log.warn({ err: error }, 'The store did not rewrite its files; erased bytes linger in them until it has')
        await pause(wait)
      }
    }
  }

  async function pause(milliseconds: number): Promise<void> {
    // Stopping ends it early.
    await setTimeout(milliseconds, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
  }

  function start(): void {
    working ??= work().finally(() => {
      working = null
      // What came to be owed at the very end.
      if (pending && !stopping.signal.aborted) start()
    })
  }

  return {
    /** Marks, durably, that the files have to be rewritten; to be called once what is erased is removed. */
    async owe(): Promise<void> {
      await marks.updateOne({ _id: 'rewrite' }, { $inc: { owed: 1 } }, { upsert: true })
      asked += 1
      pending = true
      start()
    },

    /** Does what is still owed from before a restart. */
    async resume(): Promise<void> {
      pending = (await owed()) !== null
      if (pending) start()
    },

    /** Whether a rewrite is owed, how often one has failed, and when the last was done, in UTC milliseconds. */
    status: (): { pending: boolean; failures: number; lastDone: number | null } => ({ pending, failures, lastDone }),

    /** Begins nothing any more, and waits for the rewrite that is under way. */
    async stop(): Promise<void> {
      stopping.abort()
      await working
    },
  }
}
