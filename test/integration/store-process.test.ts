import { type ChildProcess, execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { STORE_MAIN } from '../support/paths.ts'
import { end, startStoreProcess } from '../support/store-process.ts'

const BUILT = join(__dirname, '../../server/embedded-store/dist')
const run = promisify(execFile)

describe('the embedded store as a process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-process-'))
  const data = join(folder, 'data')
  let child: ChildProcess
  let uri: string
  beforeAll(async () => {
    ;({ child, uri } = await startStoreProcess(data))
  })
  afterAll(() => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  it('[W28] serves several clients and processes at once', async () => {
    const clients = await Promise.all([1, 2, 3].map(() => new MongoClient(uri).connect()))
    await Promise.all(
      clients.map((client, i) =>
        client
          .db('a')
          .collection('b')
          .insertMany(Array.from({ length: 50 }, (_, k) => ({ i, k }))),
      ),
    )
    const script = `const { MongoClient } = require('mongodb'); new MongoClient(process.argv[1]).connect().then(async (c) => { console.log(await c.db('a').collection('b').countDocuments({ i: { $gte: 0 } })); await c.close() })`
    const { stdout } = await run(process.execPath, ['-e', script, uri], { cwd: join(__dirname, '..') })
    expect(stdout.trim()).toBe('150')
    for (const client of clients) await client.close()
  })

  it('[W26] refuses a second server on the same folder, with a sentence', async () => {
    await expect(run(process.execPath, [STORE_MAIN, '--data', data])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is in use by the store of process'),
    })
  })

  it('[W30] listens on a port with the password of a file, which it does not print, and not without one', async () => {
    const secret = join(folder, 'secret')
    writeFileSync(secret, 'a-password-of-30-characters-!!\n', { mode: 0o600 })
    const onPort = await startStoreProcess(join(folder, 'port'), ['--port', '0'], { STORE_PASSWORD_FILE: secret })
    expect(onPort.uri).toMatch(/^mongodb:\/\/store:PASSWORD@127\.0\.0\.1:\d+\//)
    const client = await new MongoClient(onPort.uri.replace('PASSWORD', 'a-password-of-30-characters-!!')).connect()
    expect(await client.db('a').command({ ping: 1 })).toEqual({ ok: 1 })
    await client.close()
    await end(onPort.child)
    await expect(
      run(process.execPath, [STORE_MAIN, '--data', join(folder, 'port'), '--port', '0']),
    ).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('STORE_PASSWORD_FILE'),
    })
  })

  it('[W27] backs up while it runs, and restores', async () => {
    const copy = join(folder, 'copy')
    expect((await run(process.execPath, [STORE_MAIN, 'backup', copy, '--data', data])).stdout).toContain(
      '150 documents copied',
    )
    const restored = join(folder, 'restored')
    expect((await run(process.execPath, [STORE_MAIN, 'restore', copy, '--data', restored])).stdout).toContain(
      '150 documents restored',
    )
    await expect(run(process.execPath, [STORE_MAIN, 'restore', copy, '--data', data])).rejects.toMatchObject({
      code: 1,
    })
    const second = await startStoreProcess(restored)
    const client = await new MongoClient(second.uri).connect()
    expect(await client.db('a').collection('b').countDocuments({ k: 7 })).toBe(3)
    await client.close()
    await end(second.child)
    expect(existsSync(join(restored, 'LOCK'))).toBe(false)
  })

  it('runs in a worker thread, and says why it cannot', async () => {
    const script = `
      import { startStore } from ${JSON.stringify(join(BUILT, 'start-store.js'))}
      const before = process.cpuUsage()
      const store = await startStore({ dataDir: process.argv[1] })
      // In a second of work: how long that takes depends on what else the machine does.
      const { user, system } = process.cpuUsage(before)
      console.log(store.uri, user + system < 1_000_000 ? 'in time' : 'late')
      console.log(await startStore({ dataDir: process.argv[1] }).catch((error) => error.message))
      await store.close()
      const again = await startStore({ dataDir: process.argv[1] })
      console.log(again.uri === store.uri)
      await again.close()`
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script, join(folder, 'worker')])
    expect(stdout).toMatch(
      /^mongodb:\/\/\S+%2Fworker%2Fstore\.sock\/\?directConnection=true in time\n.*is in use by the store of process \d+.*\ntrue\n$/,
    )
  })
})
