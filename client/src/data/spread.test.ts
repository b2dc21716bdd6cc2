import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { QueryClient } from '@tanstack/react-query'
import { expectRush, ownMoment, spreadOf } from './spread.ts'

beforeEach(() => {
  jest.useFakeTimers()
  jest.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

test('[L19] the spread of fetches grows with the number of participants, up to a limit; it is smallest for urgent ones', () => {
  expect(['now', 'soon', 'later'].map((urgency) => spreadOf(urgency as 'now', 10))).toEqual([20, 100, 500])
  expect(['now', 'soon', 'later'].map((urgency) => spreadOf(urgency as 'now', 5000))).toEqual([1500, 6000, 30_000])
})

test('[L19] data that an event brings on everybody’s screen are fetched at a random moment', async () => {
  const client = new QueryClient()
  expectRush(client, 'hlsg', 100)
  const asked: string[] = []
  const ask = (committee: string) => ownMoment(client, committee, 'soon').then(() => asked.push(committee))
  void ask('hlsg')
  await ask('another')
  await jest.advanceTimersByTimeAsync(499)
  expect(asked).toEqual(['another'])
  await jest.advanceTimersByTimeAsync(1)
  expect(asked).toEqual(['another', 'hlsg'])
})

test('[L19] data that a reader requests are fetched at once', async () => {
  const client = new QueryClient()
  await ownMoment(client, 'hlsg', 'soon')
  expectRush(client, 'hlsg', 100)
  jest.setSystemTime(Date.now() + 101)
  await ownMoment(client, 'hlsg', 'soon')
})
