import { describe, expect, it } from '@jest/globals'
import { startFixture } from '../testing/fixture.ts'

const LANES = 16
const EACH = 15

/** The number of transactions in which so many clients insert one document after the other. */
async function transactionsOf(lanes: number, journaled: boolean): Promise<number> {
  const store = await startFixture({ maxPoolSize: LANES })
  const { engine } = store.store
  const collection = store.db.collection('things', { writeConcern: { w: 1, j: journaled } })
  await collection.insertOne({})
  // Opens the connections before it counts.
  await Promise.all(Array.from({ length: lanes }, () => collection.insertOne({})))
  let transactions = 0
  const { beforeCommit } = engine.hooks
  engine.hooks.beforeCommit = () => {
    transactions++
    beforeCommit()
  }
  const lane = async () => {
    for (let i = 0; i < EACH; i++) await collection.insertOne({ i })
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  expect(await collection.countDocuments()).toBe(1 + lanes * (EACH + 1))
  await store.stop()
  return transactions
}

describe('writes of several clients at once', () => {
  it.each([true, false])('share transactions (j: %s)', async (journaled) => {
    expect(await transactionsOf(LANES, journaled)).toBeLessThan((LANES * EACH) / 2)
  })

  it('do not delay a client that writes alone: each write is a transaction of its own', async () => {
    expect(await transactionsOf(1, false)).toBe(EACH)
  })
})
