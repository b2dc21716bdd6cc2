import { expect, test } from '@jest/globals'
import type { ReadModels } from './read-model.ts'
import { createSharedReads } from './shared-reads.ts'

const READ = {} as ReadModels
const KINDS = ['comments'] as const

/** A read that counts how often it is made, and gives as many rows. */
function counted(rows = 1) {
  let made = 0
  return {
    load: async () => {
      made += 1
      return Array.from({ length: rows }, () => made)
    },
    made: () => made,
  }
}

test('[Q45] what many ask for at the same time is read once, each subject and committee by itself', async () => {
  const shared = createSharedReads(READ)
  const { load, made } = counted()
  await Promise.all([1, 2, 3].map(() => shared.get('hlsg', KINDS, ['t1', 1], load)))
  expect(made()).toBe(1)
  await shared.get('hlsg', KINDS, ['t1', 2], load)
  await shared.get('other', KINDS, ['t1', 1], load)
  expect(made()).toBe(3)
})

test('[Q45] it is read again once a document of its kind has changed, also while it was being read', async () => {
  const shared = createSharedReads(READ)
  const { load, made } = counted()
  const slow = shared.get('hlsg', KINDS, ['t1'], load)
  shared.changed('hlsg', new Set(['comments']))
  await slow
  expect(await shared.get('hlsg', KINDS, ['t1'], load)).toEqual([2])
  shared.changed('hlsg', new Set(['votes', 'works']))
  shared.changed('other', new Set(['comments']))
  await shared.get('hlsg', KINDS, ['t1'], load)
  expect(made()).toBe(2)
  shared.forget('hlsg')
  expect(await shared.get('hlsg', KINDS, ['t1'], load)).toEqual([3])
})

test('a read that fails is tried again', async () => {
  const shared = createSharedReads(READ)
  await expect(shared.get('hlsg', KINDS, ['t1'], () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  expect(await shared.get('hlsg', KINDS, ['t1'], counted().load)).toEqual([1])
})

test('of very many rows only those last asked for are kept', async () => {
  const shared = createSharedReads(READ)
  const large = counted(9000)
  for (const thread of ['t1', 't2', 't1', 't3']) await shared.get('hlsg', KINDS, [thread], large.load)
  expect(large.made()).toBe(3)
  await shared.get('hlsg', KINDS, ['t1'], large.load)
  expect(large.made()).toBe(3)
  await shared.get('hlsg', KINDS, ['t2'], large.load)
  expect(large.made()).toBe(4)
})
