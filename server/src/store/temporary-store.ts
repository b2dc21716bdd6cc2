import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveStore } from '@quorate/embedded-store/server'
import mongoose from 'mongoose'

export type TemporaryStore = {
  dataDir: string
  uri: string
  connection: mongoose.Connection
  close: () => Promise<void>
}

/** The embedded store in a folder of its own, for one test file; `close` removes it. */
export async function temporaryStore(): Promise<TemporaryStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quorate-'))
  const store = await serveStore({ dataDir })
  const connection = await mongoose
    .createConnection(store.uri, { dbName: 'quorate', ignoreUndefined: true, autoIndex: false, autoCreate: false })
    .asPromise()
  return {
    dataDir,
    uri: store.uri,
    connection,
    async close() {
      await connection.close()
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
