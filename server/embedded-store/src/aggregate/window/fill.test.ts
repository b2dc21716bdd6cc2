import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Document } from 'mongodb'
import { startPipelines } from '../../testing/pipelines.ts'

let store: Awaited<ReturnType<typeof startPipelines>>
beforeAll(async () => {
  store = await startPipelines()
})
beforeEach(() => store.empty())
afterAll(() => store.stop())

describe('$fill', () => {
  const fill = (spec: Document) => store.things.aggregate([{ $fill: spec }]).toArray()

  beforeEach(async () => {
    await store.things.insertMany([
      { _id: 1, day: 1, place: 'a', price: 500 },
      { _id: 2, day: 3, place: 'a' },
      { _id: 3, day: 5, place: 'a', price: null },
      { _id: 4, day: 2, place: 'b', price: 10 },
      { _id: 5, day: 7, place: 'a', price: 515 },
      { _id: 6, day: 8, place: 'b' },
    ] as never)
  })

  it('[W4] fills with a value, the last observed, or along a line', async () => {
    const prices = async (spec: Document) => (await fill(spec)).map(({ _id, price }) => [_id, price])
    expect(await prices({ output: { price: { value: { $multiply: ['$day', 2] } } } })).toEqual([
      [1, 500],
      [2, 6],
      [3, 10],
      [4, 10],
      [5, 515],
      [6, 16],
    ])
    expect(await prices({ sortBy: { day: 1 }, output: { price: { method: 'locf' } } })).toEqual([
      [1, 500],
      [4, 10],
      [2, 10],
      [3, 10],
      [5, 515],
      [6, 515],
    ])
    const byPlace = { partitionByFields: ['place'], sortBy: { day: 1 }, output: { price: { method: 'linear' } } }
    expect(await prices(byPlace)).toEqual([
      [1, 500],
      [2, 505],
      [3, 510],
      [5, 515],
      [4, 10],
      [6, null],
    ])
  })

  it.each<[string, Document, number]>([
    ['nothing to fill', { output: {} }, 6050203],
    ['a method and a value', { output: { price: { method: 'locf', value: 1 } } }, 6050201],
    ['a method nobody knows', { output: { price: { method: 'cubic' } } }, 6050202],
    ['a line without an order', { output: { price: { method: 'linear' } } }, 605001],
    ['two ways to part', { partitionBy: '$a', partitionByFields: ['a'], output: { price: { value: 1 } } }, 6050204],
    ['no output', { sortBy: { day: 1 } }, 40414],
    ['a line through texts', { sortBy: { day: 1 }, output: { place: { method: 'linear' } } }, 14],
  ])('[W3] refuses %s', async (_name, spec, code) => {
    await expect(fill(spec)).rejects.toMatchObject({ code })
  })
})
