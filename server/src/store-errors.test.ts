import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { mongo } from 'mongoose'
import { type OpenStore, openStore } from './store/connection.ts'
import { lineTo } from './store/line.fixture.ts'
import { type TemporaryStore, temporaryStore } from './store/temporary-store.ts'
import { inTime, isStoreTrouble } from './store-errors.ts'

let temporary: TemporaryStore
let line: Awaited<ReturnType<typeof lineTo>>
let opened: OpenStore
let words: mongo.Collection

beforeEach(async () => {
  temporary = await temporaryStore()
  line = await lineTo(temporary.uri)
  opened = await openStore({ mongodbUri: line.uri, dataDir: '' })
  words = opened.connection.getClient().db('quorate').collection('words')
})
afterEach(async () => {
  line.mend()
  await opened.close()
  line.close()
  await temporary.close()
})

test.each<[command: string, ask: () => Promise<unknown>]>([
  ['find', () => words.findOne({})],
  ['insert', () => words.insertMany([{ a: 1 }, { a: 2 }])],
  ['update', () => words.updateOne({ a: 1 }, { $set: { b: 1 } })],
  ['update', () => words.bulkWrite([{ replaceOne: { filter: { a: 1 }, replacement: { a: 2 }, upsert: true } }])],
])('[K43] a connection that is lost during “%s” is a trouble of the store, which passes', async (command, ask) => {
  line.holdAfter(command)
  const asked = ask()
  while (!line.held()) await new Promise((resolve) => setImmediate(resolve))
  line.cut()
  const error = await asked.catch((error: unknown) => error)
  expect(error).toBeInstanceOf(Error)
  expect(isStoreTrouble(error)).toBe(true)
})

test.each(['EPIPE', 'ECONNRESET'])('[K43] so is %s of the system, which the driver passes on as it is', (code) => {
  expect(isStoreTrouble(Object.assign(new Error(`write ${code}`), { code }))).toBe(true)
})

test('[K43] a write that the store refuses is not', async () => {
  const error = await words.updateOne({ a: 1 }, { $unknown: 1 }).catch((error) => error)
  expect(error).toMatchObject({ code: 9 })
  expect(isStoreTrouble(error)).toBe(false)
})

test('[K43] a large write into a store that hangs fails, too', async () => {
  line.hold()
  const error = await inTime(words.insertMany([{ text: 'a'.repeat(4_000_000) }]), 500).catch((error: unknown) => error)
  expect(isStoreTrouble(error)).toBe(true)
})
