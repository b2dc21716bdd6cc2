import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { createRefresher } from './refresher.ts'

const KEY = ['votes', 'list']

/** A page with the votes, of one of so many people; `random` is its moment within the spread. */
function openPage(participants: number, random: number) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  const fetched: number[] = []
  const queryKey = ['hlsg', ...KEY]
  client.setQueryData(queryKey, { seq: 1 })
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: async () => {
      fetched.push(Date.now())
      return { seq: 1 }
    },
  })
  observer.subscribe(() => undefined)
  return { fetched, refresher: createRefresher({ client, participants: () => participants, random: () => random }) }
}

describe('fetches after an event', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 0 })
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  test.each([
    ['a small committee', 10, 'now', 40],
    ['a full hall', 600, 'now', 1220],
    ['a full hall', 600, 'soon', 6020],
    ['a full hall', 600, 'later', 30_020],
  ] as const)(
    '[L19] in %s of %i, %s, are within %i ms, each page at a moment of its own',
    async (_, people, urgency, most) => {
      const [first, last] = [openPage(people, 0), openPage(people, 1)]
      for (const { refresher } of [first, last]) refresher.refresh('hlsg', KEY, 2, urgency)
      await jest.advanceTimersByTimeAsync(most)
      expect([first.fetched, last.fetched]).toEqual([[20], [most]])
    },
  )

  test('[L19] a burst of events costs one fetch, as soon as the most urgent of them requires', async () => {
    const { fetched, refresher } = openPage(600, 0.5)
    for (const seq of [2, 3, 4]) refresher.refresh('hlsg', KEY, seq, 'later')
    refresher.refresh('hlsg', KEY, 5, 'now')
    refresher.refresh('hlsg', KEY, 6, 'soon')
    await jest.advanceTimersByTimeAsync(60_000)
    expect(fetched).toEqual([620])
  })

  test('the changes of the reader’s own command are fetched at once', async () => {
    const { fetched, refresher } = openPage(600, 1)
    refresher.refresh('hlsg', KEY, 2, null)
    await jest.advanceTimersByTimeAsync(100)
    expect(fetched).toEqual([20])
  })

  test('an answer that reflects the event already is not fetched again', async () => {
    const { fetched, refresher } = openPage(600, 0)
    refresher.refresh('hlsg', KEY, 1, 'now')
    await jest.advanceTimersByTimeAsync(60_000)
    expect(fetched).toEqual([])
  })
})
