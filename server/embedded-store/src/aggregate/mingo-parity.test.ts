import { afterAll, beforeAll, expect, it } from '@jest/globals'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as stages from 'mingo/operators/pipeline'
import * as windows from 'mingo/operators/window'
import type { Document } from 'mongodb'
import { startFixture } from '../testing/fixture.ts'

let store: Awaited<ReturnType<typeof startFixture>>
beforeAll(async () => {
  store = await startFixture()
  await store.db.collection<{ _id: number }>('one').insertOne({ _id: 1 })
})
afterAll(() => store.stop())

const names = (module: object): string[] => Object.keys(module).filter((name) => name.startsWith('$'))

/** What a pipeline with this stage is refused with; undefined where it runs. */
async function refusal(stage: Document): Promise<{ code: number; message: string } | undefined> {
  try {
    await store.db.collection('one').aggregate([stage]).toArray()
    return undefined
  } catch (error) {
    return error as { code: number; message: string }
  }
}

const NOT_SUPPORTED = 115

/** Those of the names that are refused for what they are, and not for how they were asked. */
async function strangers(all: string[], stage: (name: string) => Document, unknown: (message: string) => boolean) {
  const found: string[] = []
  for (const name of all) {
    const answer = await refusal(stage(name))
    if (answer && (answer.code === NOT_SUPPORTED || unknown(answer.message))) found.push(name)
  }
  return found.sort()
}

it('[W10] knows every stage that mingo has, but those that write', async () => {
  expect(names(stages).length).toBeGreaterThan(25)
  const unknown = (message: string) => message.includes('Unrecognized pipeline stage')
  expect(await strangers(names(stages), (name) => ({ [name]: {} }), unknown)).toEqual(['$merge', '$out'])
})

it('[W10] knows every accumulator that mingo has, but JavaScript and those MongoDB has for windows only', async () => {
  const unknown = (message: string) => message.includes('unknown group operator')
  const group = (name: string) => ({ $group: { _id: 1, a: { [name]: {} } } })
  expect(await strangers(names(accumulators), group, unknown)).toEqual([
    '$accumulator',
    '$covariancePop',
    '$covarianceSamp',
  ])
})

it('[W1] knows every window function that mingo has, but those of a later MongoDB', async () => {
  const all = [...names(windows), ...names(accumulators)]
  const unknown = (message: string) => message.includes('Unrecognized window function')
  const window = (name: string) => ({ $setWindowFields: { sortBy: { _id: 1 }, output: { a: { [name]: {} } } } })
  expect(await strangers(all, window, unknown)).toEqual(['$accumulator', '$mergeObjects', '$minMaxScaler'])
})

it('[W11] knows every expression that mingo has, but JavaScript and what MongoDB 7 has not', async () => {
  expect(names(expressions).length).toBeGreaterThan(120)
  const unknown = (message: string) => /Unrecognized expression|Unknown expression/.test(message)
  const project = (name: string) => ({ $project: { a: { [name]: {} } } })
  expect(await strangers(names(expressions), project, unknown)).toEqual(['$function', '$sampleRate', '$sigmoid'])
})
