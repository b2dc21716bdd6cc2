import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { createRewriter } from './rewriter.ts'
import { type TemporaryStore, temporaryStore } from './temporary-store.ts'

let temporary: TemporaryStore
const log = pino({ level: 'silent' })

beforeAll(async () => {
  temporary = await temporaryStore()
})
beforeEach(() => temporary.connection.getClient().db('quorate').collection('upkeep').deleteMany({}))
afterAll(() => temporary.close())

async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10))
}

/** A rewriter whose rewrites are counted, and fail when the test says so. */
function counting(rewrite: (times: number) => Promise<void> = async () => undefined) {
  let times = 0
  const rewriter = createRewriter({
    connection: temporary.connection,
    rewrite: () => rewrite(++times),
    now: Date.now,
    log,
    gatherFor: 300,
  })
  return { rewriter, times: () => times }
}

test('[K22] several erasures at once cause one rewrite, and do not wait for it', async () => {
  let finish: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  const { rewriter, times } = counting(() => held)
  await Promise.all([rewriter.owe(), rewriter.owe(), rewriter.owe()])
  expect(rewriter.status()).toEqual({ pending: true, failures: 0, lastDone: null })
  await eventually(() => times() === 1)
  finish()
  await eventually(() => !rewriter.status().pending)
  expect(times()).toBe(1)
  expect(rewriter.status().lastDone).not.toBeNull()
})

test('[K22] words that are erased during a rewrite cause another one after it', async () => {
  const { rewriter, times } = counting(async (number) => {
    if (number === 1) await rewriter.owe()
  })
  await rewriter.owe()
  await eventually(() => !rewriter.status().pending)
  expect(times()).toBe(2)
})

test('[K22] a rewrite that fails is tried again, and counted', async () => {
  const { rewriter, times } = counting(async (number) => {
    if (number === 1) throw new Error('busy')
  })
  await rewriter.owe()
  await eventually(() => !rewriter.status().pending)
  expect(times()).toBe(2)
  expect(rewriter.status().failures).toBe(1)
})

test('[K22] a rewrite that is owed is done after a restart, and not once more after the next', async () => {
  const stopped = counting()
  const owing = stopped.rewriter.owe()
  await owing
  await stopped.rewriter.stop()
  expect(stopped.times()).toBe(0)
  const restarted = counting()
  await restarted.rewriter.resume()
  await eventually(() => restarted.times() === 1 && !restarted.rewriter.status().pending)
  const again = counting()
  await again.rewriter.resume()
  expect(again.rewriter.status().pending).toBe(false)
})
