import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { serveStore } from '@quorate/server/store/embedded/server'

const present = spawnSync('python3', ['-c', 'import pymongo']).status === 0

describe('a client of another make against the embedded store', () => {
  if (!present) console.log('skipped: python3 with pymongo is not installed here')
  const trial = present ? it : it.skip

  trial('pymongo', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'store-pymongo-'))
    const store = await serveStore({ dataDir })
    const { stdout } = await promisify(execFile)('python3', [
      join(__dirname, '../mongodb-crud/pymongo_trial.py'),
      store.uri,
    ])
    expect(stdout).toContain('pymongo is content')
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
})
