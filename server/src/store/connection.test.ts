import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type OpenStore, openStore } from './connection.ts'
import { lineTo } from './line.fixture.ts'
import { type TemporaryStore, temporaryStore } from './temporary-store.ts'

const ERASED = 'words that were erased'

let temporary: TemporaryStore
let line: Awaited<ReturnType<typeof lineTo>>
let opened: OpenStore

const questions = () => opened.connection.getClient().db('quorate')
const isInFiles = () => readFileSync(join(temporary.dataDir, 'store.mdb')).includes(ERASED)

beforeEach(async () => {
  temporary = await temporaryStore()
  line = await lineTo(temporary.uri)
  opened = await openStore({ mongodbUri: line.uri, dataDir: '' }, { socketTimeoutMS: 100 })
  const words = temporary.connection.getClient().db('quorate').collection('words')
  await words.insertOne({ words: ERASED })
  await words.deleteMany({})
})
afterEach(async () => {
  line.mend()
  await opened.close()
  line.close()
  await temporary.close()
})

test('[K22] rewriting the files may take longer than the answer to a question', async () => {
  expect(isInFiles()).toBe(true)
  line.holdAfter('compact')
  const rewriting = opened.rewriteFiles()
  while (!line.held()) await new Promise((resolve) => setImmediate(resolve))
  await expect(questions().command({ ping: 1 })).rejects.toThrow(/timed out/)
  line.mend()
  await rewriting
  expect(isInFiles()).toBe(false)
})

test('[K22] a store that hangs while it rewrites its files is noticed', async () => {
  line.holdAfter('compact')
  await expect(opened.rewriteFiles()).rejects.toMatchObject({ name: expect.stringMatching(/^(Mongo|PoolCleared)/) })
  line.mend()
  await opened.rewriteFiles()
  expect(isInFiles()).toBe(false)
})
