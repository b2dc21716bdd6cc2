import { expect, jest, test } from '@jest/globals'
import { createLoader } from './loader.ts'

const named = jest.fn(
  async (keys: readonly string[]) => new Map(keys.filter((key) => key !== 'x').map((key) => [key, `${key}!`])),
)

test('keys requested at once are loaded together, each once', async () => {
  const load = createLoader(3, named)
  expect(await Promise.all(['a', 'b', 'a', 'x'].map(load))).toEqual(['a!', 'b!', 'a!', null])
  expect(named.mock.calls).toEqual([[['a', 'b', 'x']]])
  named.mockClear()
  expect(await load('c')).toBe('c!')
  expect(named.mock.calls).toEqual([[['c']]])
})

test('at most so many are loaded at a time', async () => {
  named.mockClear()
  const load = createLoader(2, named)
  expect(await Promise.all(['a', 'b', 'c', 'd', 'e'].map(load))).toEqual(['a!', 'b!', 'c!', 'd!', 'e!'])
  expect(named.mock.calls).toEqual([[['a', 'b']], [['c', 'd']], [['e']]])
})

test('a failure rejects all waiting requests, and no later one', async () => {
  const load = createLoader(
    2,
    jest.fn<typeof named>().mockRejectedValueOnce(new Error('away')).mockImplementation(named),
  )
  await expect(Promise.all([load('a'), load('b')])).rejects.toThrow('away')
  expect(await load('a')).toBe('a!')
})
