import { expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { startStore } from './start-store.ts'
import { temporaryFolder } from './testing/fixture.ts'

it('runs the built store in a thread, also if it is started from the sources', async () => {
  const folder = temporaryFolder()
  const store = await startStore({ dataDir: folder.path })
  const client = await new MongoClient(store.uri).connect()
  await client.db('a').collection('b').insertOne({})
  expect(await client.db('a').collection('b').countDocuments()).toBe(1)
  await expect(startStore({ dataDir: folder.path })).rejects.toThrow('is in use by the store of process')
  await client.close()
  await store.close()
  folder.remove()
})
