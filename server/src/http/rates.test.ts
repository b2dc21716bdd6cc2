import { expect, test } from '@jest/globals'
import { createRates } from './rates.ts'

const RATE = { perMinute: 3, perHour: 100 }

test('[H19] one person may do so much of one kind; then the refusal says when it goes on', async () => {
  const count = createRates(1)
  for (let done = 0; done < 3; done += 1) expect(await count('postComment', 'ada', RATE)).toBeNull()
  const refusal = await count('postComment', 'ada', RATE)
  const { seconds, retryAt } = refusal?.details ?? {}
  expect([refusal?.code, refusal?.message]).toEqual(['rate-limited', expect.stringContaining(`in ${seconds} seconds`)])
  expect(Number(seconds)).toBeGreaterThan(0)
  expect(Number(retryAt)).toBeGreaterThan(Date.now())
  expect(await count('postComment', 'bo', RATE)).toBeNull()
  expect(await count('castBallot', 'ada', RATE)).toBeNull()
})

test('[H19] the rate of an hour holds where that of a minute does not', async () => {
  const count = createRates(1)
  for (let done = 0; done < 5; done += 1) expect(await count('x', 'ada', { perMinute: 10, perHour: 5 })).toBeNull()
  expect(Number((await count('x', 'ada', { perMinute: 10, perHour: 5 }))?.details?.seconds)).toBeGreaterThan(60)
})

test('[H19] a hundred at once are no more than one after the other', async () => {
  const count = createRates(1)
  const counted = await Promise.all(Array.from({ length: 100 }, () => count('x', 'ada', RATE)))
  expect(counted.filter((refusal) => refusal === null)).toHaveLength(3)
})

test('[H19] a factor raises all rates, and what has none is not counted', async () => {
  const count = createRates(10)
  for (let done = 0; done < 30; done += 1) expect(await count('x', 'ada', RATE)).toBeNull()
  expect(await count('x', 'ada', RATE)).not.toBeNull()
  for (let done = 0; done < 100; done += 1) expect(await count('y', 'ada', null)).toBeNull()
})
