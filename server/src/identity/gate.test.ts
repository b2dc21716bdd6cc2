import { expect, test } from '@jest/globals'
import { createGate, GateFull } from './gate.ts'

/** A task that runs until it is told to end. */
function task() {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const run = (): Promise<void> => {
    state.begun = true
    return ended
  }
  const state = { begun: false, end: () => end(), run }
  return state
}

test('[A14] so many run at once, so many wait in their order, and more are refused', async () => {
  const run = createGate({ atOnce: 2, waiting: 2 })
  const tasks = Array.from({ length: 5 }, task)
  const outcomes = tasks.map((one) => run(one.run))
  const begun = () => tasks.map(({ begun }) => begun)
  await expect(outcomes[4]).rejects.toThrow(GateFull)
  expect(begun()).toEqual([true, true, false, false, false])
  tasks[1]?.end()
  await outcomes[1]
  expect(begun()).toEqual([true, true, true, false, false])
  for (const { end } of tasks) end()
  await Promise.all(outcomes.slice(0, 4))
  await run(async () => undefined)
})

test('[A14] a task that fails leaves its place to the next', async () => {
  const run = createGate({ atOnce: 1, waiting: 1 })
  const failing = run(() => Promise.reject(new Error('It failed')))
  const next = run(async () => 'done')
  await expect(failing).rejects.toThrow('It failed')
  expect(await next).toBe('done')
})
