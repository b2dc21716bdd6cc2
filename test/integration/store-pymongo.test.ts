import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { serveStore } from '@quorate/embedded-store/server'

// A python that was installed by other means may stand before that of the system, which has the system's packages.
const PYTHON = ['python3', '/usr/bin/python3'].find(
  (python) => spawnSync(python, ['-c', 'import pymongo']).status === 0,
)

describe('a client of another make against the embedded store', () => {
  if (!PYTHON) console.log('skipped: python3 with pymongo is not installed here')
  const trial = PYTHON ? it : it.skip

  trial(
    'pymongo',
    async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'store-pymongo-'))
      const store = await serveStore({ dataDir })
      const script = join(__dirname, '../mongodb-crud/pymongo_trial.py')
      const { stdout } = await promisify(execFile)(PYTHON as string, [script, store.uri], { timeout: 60_000 })
      expect(stdout).toContain('pymongo is content')
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
    70_000,
  )
})
