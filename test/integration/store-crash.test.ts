import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'

const SCRIPT = join(__dirname, '../crash/store-crash.mjs')

describe('the embedded store under kill -9', () => {
  it('[W24] loses no acknowledged write, keeps its indexes consistent and opens within a second, ten times', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, '--kills', '10'])
    expect(stdout).toMatch(/^10 kills survived, \d{2,} documents checked/)
  })
})
