import { expect, test } from '@jest/globals'
import { createTurns } from './turns.ts'

test('[Q51] of many questions of one person four run at a time, the others in order, and those beyond are refused', async () => {
  const run = createTurns({ running: 4, waiting: 10 })
  let [running, most] = [0, 0]
  const order: number[] = []
  const ask = (key: string, number: number) =>
    run(key, async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      order.push(number)
      return number
    }).catch((error) => error.refusal.code)
  const numbers = Array.from({ length: 20 }, (_, index) => index)
  const answers = await Promise.all(numbers.map((number) => ask('ada', number)))
  expect(answers).toEqual([...numbers.slice(0, 14), ...Array(6).fill('rate-limited')])
  expect(order).toEqual(numbers.slice(0, 14))
  expect(most).toBe(4)
  most = 0
  await Promise.all([...numbers.slice(0, 6).map((number) => ask('ada', number)), ask('bo', 1)])
  expect(most).toBe(5)
})

test('[Q51] a question that fails lets the next one run', async () => {
  const run = createTurns({ running: 1, waiting: 1 })
  const failing = run('ada', () => Promise.reject(new Error('It failed')))
  const next = run('ada', async () => 'answered')
  await expect(failing).rejects.toThrow('It failed')
  expect(await next).toBe('answered')
  expect(await run('ada', async () => 'again')).toBe('again')
})
