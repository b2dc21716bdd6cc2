import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Readiness } from '@quorate/shared/contracts/health'
import type { Comments } from '@quorate/shared/contracts/threads'
import { amendmentOf, dataOf, ground } from '../support/amendment.ts'
import { COMMITTEE, type HttpClient, refusalOf, signedIn } from '../support/http-client.ts'
import { HEADS } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { withSlowness } from '../support/slowness.ts'
import { waitUntil } from '../support/wait-until.ts'

/** Milliseconds beside what a busy machine needs for any answer. The first write once hung for a minute. */
const AT_ONCE = 1000

const disk = mkdtempSync(join(tmpdir(), 'quorate-disk-'))
const mounted = process.env.TEST_MONGODB_URI === undefined && mountSmall()
const onFullDisk = mounted ? test : test.skip
if (!mounted) console.warn('Not tested: a full disk, because this user may not mount one or the store is another.')

let server: ServerProcess
let delegate: HttpClient
let comments: string

beforeAll(async () => {
  if (!mounted) return
  server = await startServerProcess({ dataDir: join(disk, 'data') })
  delegate = await signedIn(server.origin, HEADS[0])
  const tabled = await delegate.command('/proposals', amendmentOf(await ground(delegate), 'p1-s4-3', 'A note.'))
  comments = `/threads/${dataOf(tabled, 'WorkBrought').thread}/comments`
})
afterAll(async () => {
  await server?.dispose()
  if (mounted) execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

function mountSmall(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Leaves so many bytes free. */
function fill(name: string, free = 0): void {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(join(disk, name), Buffer.alloc(Math.max(0, bavail * bsize - free)))
}

const post = (body: string, key: string = randomUUID()) => delegate.send(comments, { body, replyTo: null }, key)
const readiness = async () => (await delegate.request('GET', '/api/v1/health/ready')).body as Readiness
const bodies = async () => (await delegate.query<Comments>(`${comments}?limit=500`)).comments.map(({ body }) => body)

onFullDisk('[O17] a full disk refuses changes at once and says so; with space it goes on', async () => {
  expect((await post('Before.')).status).toBe(200)
  // So that the read models' place in the record is kept, which a node writes a moment after what it has projected.
  await server.stop()
  await server.start()
  fill('ballast')

  const key = randomUUID()
  const changes = [
    () => post('While it is full.', key),
    () => post('Another.'),
    () => delegate.request('DELETE', `/api/v1/committees/${COMMITTEE}/drafts/d1`),
    () => delegate.request('POST', '/api/v1/sign-in/persona', { body: { persona: HEADS[0] } }),
    () => delegate.request('POST', '/api/v1/sign-out'),
  ]
  for (const change of changes) {
    const began = performance.now()
    const refused = change().then((answer) => ({ answer, took: performance.now() - began }))
    const { outcome, slowness } = await withSlowness(server.origin, refused)
    expect(refusalOf(outcome.answer)).toMatchObject({
      status: 507,
      code: 'store-full',
      message: expect.stringContaining('Our disk is full'),
    })
    expect(outcome.took - slowness).toBeLessThan(AT_ONCE)
  }
  const full = await waitUntil('readiness to say so', async () => {
    const { status, store } = await readiness()
    return status === 'not-ready' && store
  })
  expect(full).toEqual({ well: false, says: 'Its disk is full: nothing can be recorded until there is space.' })
  expect(await bodies()).toEqual(['Before.'])

  await server.stop()
  await expect(server.admin('verify')).rejects.toThrow(/:\nThe disk of the store is full\. Make space on it/)
  // The store writes nothing where less than a megabyte is free, but needs a little for its lock.
  fill('more-ballast', 256 * 1024)
  await server.start()
  expect(await bodies()).toEqual(['Before.'])
  expect(refusalOf(await post('After a restart.'))).toMatchObject({ status: 507, code: 'store-full' })

  for (const name of ['ballast', 'more-ballast']) rmSync(join(disk, name))
  await waitUntil('the node to be ready again', async () => (await readiness()).status === 'ready')
  const again = await post('While it is full.', key)
  expect(again.status).toBe(200)
  expect((await post('While it is full.', key)).body).toEqual(again.body)
  await server.kill()
  await server.start()
  expect(await bodies()).toEqual(['Before.', 'While it is full.'])
})
