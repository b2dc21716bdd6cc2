import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { newId } from '../new-id.ts'
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts'
import { createFiles, type FileKey, type Files, KEPT_FOR } from './files.ts'

let store: TemporaryStore
let files: Files
/** The same store, as another node has it. */
let elsewhere: Files
let time: number
let named: Set<string>
/** Called once, between the question whether something names a file and its removal. */
let meanwhile: (() => Promise<unknown>) | null

beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  time = 1_700_000_000_000
  named = new Set()
  meanwhile = null
  const isNamed = async ({ sha256 }: FileKey) => {
    const answer = named.has(sha256)
    const then = meanwhile
    meanwhile = null
    await then?.()
    return answer
  }
  const node = () => createFiles(store.connection, { now: () => time, newId, isNamed })
  files = node()
  elsewhere = node()
  await files.prepare()
  for (const collection of ['files', 'filePieces']) await raw(collection).deleteMany({})
})

const raw = (collection: string) => store.connection.getClient().db('quorate').collection(collection)
const count = async () => [await raw('files').countDocuments({}), await raw('filePieces').countDocuments({})]

function some(size: number) {
  const bytes = randomBytes(size)
  return { bytes, key: { committee: 'hlsg', sha256: createHash('sha256').update(bytes).digest('hex') } }
}

async function bytesOf(key: FileKey): Promise<Buffer | null> {
  const file = await files.find(key)
  if (file === null) return null
  const pieces: Uint8Array[] = []
  for await (const piece of files.read(file)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const PIECE = 255 * 1024

test.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 8 * 1024 * 1024])(
  '[I40] a file of %i bytes comes back as it was, from pieces that are small',
  async (size) => {
    const { bytes, key } = some(size)
    await files.keep(key, bytes)
    expect((await bytesOf(key))?.equals(bytes)).toBe(true)
    expect(await count()).toEqual([1, Math.ceil(size / PIECE)])
  },
)

test('[I40] the same bytes are kept once in a committee, also if several nodes keep them at the same time', async () => {
  const { bytes, key } = some(3 * PIECE)
  await Promise.all([files, elsewhere, files, elsewhere].map((node) => node.keep(key, bytes)))
  await files.keep(key, bytes)
  expect(await count()).toEqual([1, 3])
  expect((await bytesOf(key))?.equals(bytes)).toBe(true)
})

test('[I40] another committee does not have the file', async () => {
  const { bytes, key } = some(10)
  await files.keep(key, bytes)
  expect(await files.find({ ...key, committee: 'other' })).toBeNull()
  expect(await files.touch('other', [key.sha256])).toBe(false)
  expect(await files.pin('other', [key.sha256])).toBe(false)
})

test('[I41] a file that nothing names goes after a day, and one that is named or kept for good stays', async () => {
  const [lost, ofDraft, ofImport] = [some(2 * PIECE), some(10), some(10)]
  for (const { bytes, key } of [lost, ofDraft, ofImport]) await files.keep(key, bytes)
  named.add(ofDraft.key.sha256)
  expect(await files.pin('hlsg', [ofImport.key.sha256])).toBe(true)
  time += KEPT_FOR - 1
  await files.removeUnnamed()
  expect(await count()).toEqual([3, 4])
  time += 2
  await Promise.all([files.removeUnnamed(), elsewhere.removeUnnamed()])
  expect(await files.find(lost.key)).toBeNull()
  expect(await count()).toEqual([2, 2])
  named.clear()
  time += KEPT_FOR + 1
  await files.removeUnnamed()
  expect(await files.find(ofDraft.key)).toBeNull()
  expect((await bytesOf(ofImport.key))?.equals(ofImport.bytes)).toBe(true)
  expect(await count()).toEqual([1, 1])
})

test('[I41] a file that is released goes at once, unless something names it', async () => {
  const { bytes, key } = some(10)
  await files.keep(key, bytes)
  named.add(key.sha256)
  await files.release('hlsg', [key.sha256])
  expect(await files.find(key)).not.toBeNull()
  named.clear()
  await files.release('hlsg', [key.sha256])
  expect(await count()).toEqual([0, 0])
  await files.keep(key, bytes)
  await files.pin('hlsg', [key.sha256])
  await files.release('hlsg', [key.sha256])
  expect(await bytesOf(key)).toEqual(bytes)
})

test.each<[string, (key: FileKey, bytes: Buffer) => Promise<unknown>]>([
  ['is kept again', (key, bytes) => elsewhere.keep(key, bytes)],
  ['is touched for a draft', (key) => elsewhere.touch(key.committee, [key.sha256])],
  ['is named by an import', (key) => elsewhere.pin(key.committee, [key.sha256])],
])('[I41] a file that %s while it is looked at for removal stays', async (_, touch) => {
  const { bytes, key } = some(10)
  await files.keep(key, bytes)
  for (const remove of [() => files.release('hlsg', [key.sha256]), () => files.removeUnnamed()]) {
    meanwhile = () => touch(key, bytes)
    time += KEPT_FOR + 1
    await remove()
    expect(await bytesOf(key)).toEqual(bytes)
  }
})

test('[I41] what an interrupted node has left of a file goes, and does not keep the same bytes from coming in', async () => {
  const { bytes, key } = some(2 * PIECE)
  await files.keep(key, bytes)
  await raw('files').updateOne({}, { $set: { complete: false, until: new Date(time + 1000) } })
  await raw('filePieces').deleteOne({})
  expect(await files.find(key)).toBeNull()
  await files.keep(key, bytes)
  expect(await bytesOf(key)).toEqual(bytes)
  time += 1001
  named.add(key.sha256)
  await files.removeUnnamed()
  expect(await count()).toEqual([1, 2])
  expect(await bytesOf(key)).toEqual(bytes)
})
