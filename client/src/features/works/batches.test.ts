import { expect, jest, test } from '@jest/globals'
import { createBatches } from './batches.ts'

const named = jest.fn(
  async (keys: readonly string[]) => new Map(keys.filter((key) => key !== 'x').map((key) => [key, `${key}!`])),
)

test('what is asked for at once is asked together, each once', async () => {
  const ask = createBatches(3, named)
  expect(await Promise.all(['a', 'b', 'a', 'x'].map(ask))).toEqual(['a!', 'b!', 'a!', null])
  expect(named.mock.calls).toEqual([[['a', 'b', 'x']]])
  named.mockClear()
  expect(await ask('c')).toBe('c!')
  expect(named.mock.calls).toEqual([[['c']]])
})

test('so many are asked for at a time, and no more', async () => {
  named.mockClear()
  const ask = createBatches(2, named)
  expect(await Promise.all(['a', 'b', 'c', 'd', 'e'].map(ask))).toEqual(['a!', 'b!', 'c!', 'd!', 'e!'])
  expect(named.mock.calls).toEqual([[['a', 'b']], [['c', 'd']], [['e']]])
})

test('a failure reaches all who asked, and nobody after them', async () => {
  const ask = createBatches(
    2,
    jest.fn<typeof named>().mockRejectedValueOnce(new Error('away')).mockImplementation(named),
  )
  await expect(Promise.all([ask('a'), ask('b')])).rejects.toThrow('away')
  expect(await ask('a')).toBe('a!')
})
