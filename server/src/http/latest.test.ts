import { expect, test } from '@jest/globals'
import { createLatest } from './latest.ts'

test('[Q46] of many costly questions of one person one runs, the latest waits, and the others are refused', async () => {
  const run = createLatest()
  let [running, most] = [0, 0]
  const ask = (key: string, answer: number) =>
    run(key, async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      return answer
    }).catch((error) => error.refusal.code)
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => ask('ada', index)))
  expect(answers).toEqual([0, ...Array.from({ length: 18 }, () => 'rate-limited'), 19])
  expect(most).toBe(1)
  expect(await Promise.all([ask('ada', 1), ask('bo', 2)])).toEqual([1, 2])
})

test('[Q46] a question that fails lets the next one run', async () => {
  const run = createLatest()
  const failing = run('ada', () => Promise.reject(new Error('It failed')))
  const next = run('ada', async () => 'answered')
  await expect(failing).rejects.toThrow('It failed')
  expect(await next).toBe('answered')
})
