import { type ChildProcess, execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Readiness } from '@quorate/shared/contracts/health'
import type { Committee } from '@quorate/shared/contracts/membership'
import { amendmentOf, dataOf, ground } from '../support/amendment.ts'
import { COMMITTEE, type HttpClient, refusalOf, signedIn } from '../support/http-client.ts'
import { STORE_MAIN } from '../support/paths.ts'
import { HEADS } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { connectSocket } from '../support/socket-client.ts'
import { end, startStoreProcess } from '../support/store-process.ts'
import { waitUntil } from '../support/wait-until.ts'

// A MongoDB is backed up and restored by its own means.
const withEmbedded = process.env.TEST_MONGODB_URI ? describe.skip : describe
const run = promisify(execFile)

let folder: string
let server: ServerProcess
let delegate: HttpClient
let thread: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quorate-restore-'))
  server = await startServerProcess()
  delegate = await signedIn(server.origin, HEADS[0])
  const tabled = await delegate.command('/proposals', amendmentOf(await ground(delegate), 'p1-s4-3', 'A note.'))
  thread = dataOf(tabled, 'WorkBrought').thread
})
afterAll(async () => {
  await server?.dispose()
  rmSync(folder, { recursive: true, force: true })
})

const post = async (key?: string): Promise<number> => {
  const { status, body } = await delegate.send(`/threads/${thread}/comments`, { body: 'A comment', replyTo: null }, key)
  expect(status).toBe(200)
  return (body as { seq: number }).seq
}
const committee = () => delegate.query<Committee>('')

withEmbedded('a backup is restored over newer data', () => {
  /** Where a client was before the backup, and where it was when the data were replaced. */
  let before: { seq: number; mark: string }
  let head: { seq: number; mark: string }
  let backup: string

  test('[O14] restoring is refused while the server runs, and shows first what would be lost', async () => {
    backup = join(folder, 'backup')
    before = await committee()
    await run(process.execPath, [STORE_MAIN, 'backup', backup, '--data', server.dataDir])
    for (let count = 0; count < 4; count += 1) await post()
    await post('answered-before')
    head = await committee()
    expect(head.seq).toBe(before.seq + 5)
    await expect(server.admin('restore', backup, '--yes')).rejects.toThrow('is in use')
    await server.stop()
    const asked = server.admin('restore', backup)
    await expect(asked).rejects.toThrow(`in the backup entry ${before.seq} of`)
    await expect(asked).rejects.toThrow('The 5 entries after that would be lost.')
    await expect(asked).rejects.toThrow('Nothing was changed')
    await expect(server.admin('restore', join(folder, 'nothing'), '--yes')).rejects.toThrow('holds no data')
    await server.start()
    expect((await committee()).seq).toBe(head.seq)
    await server.stop()
  })

  test('[O14] the restored record says that it was restored, to which entry and as of when, and the data before are kept', async () => {
    expect(await server.admin('restore', backup, '--yes')).toContain('What was there before is in')
    await server.start()
    const { seq, restored } = await committee()
    expect(seq).toBe(before.seq + 1)
    expect(restored).toMatchObject({ epoch: 2 })
    const socket = await connectSocket(delegate)
    await socket.subscribe(before.seq, before.mark)
    const { actor, data } = await socket.event('RecordRestored')
    expect(actor.capacity).toBe('system')
    expect(data).toMatchObject({ epoch: 2, head: { seq: before.seq }, asOf: restored?.asOf })
    expect(data?.head.hash.slice(0, 16)).toBe(before.mark)
    expect(socket.resets).toEqual([])
    socket.close()
    expect(readdirSync(server.dataDir).filter((name) => name.startsWith('before-'))).toHaveLength(1)
  })

  test('[L24] a client that had read further is reset, also once the new record has gone past that entry', async () => {
    for (const isPast of [false, true]) {
      if (isPast) while ((await post()) <= head.seq + 5);
      const socket = await connectSocket(delegate)
      await socket.subscribe(head.seq, head.mark)
      await waitUntil('a reset', () => socket.resets.length > 0)
      expect([socket.resets, socket.batches]).toEqual([['another-history'], []])
      socket.close()
    }
  })

  test('[Q48] a query that asks for an entry beyond the head is refused at once', async () => {
    const { seq } = await committee()
    const asked = await delegate.request('GET', `/api/v1/committees/${COMMITTEE}/works?minSeq=${seq + 1}`)
    expect(refusalOf(asked)).toMatchObject({ status: 409, code: 'another-history' })
  })

  test('[K28] a command that was answered before the restore takes effect once in the restored record, too', async () => {
    const { seq } = await committee()
    const again = await post('answered-before')
    expect(again).toBe(seq + 1)
    expect(await post('answered-before')).toBe(again)
  })

  test('[O14] what was there before can be restored in its turn, as another epoch; the record is sound', async () => {
    await server.stop()
    const [aside = ''] = readdirSync(server.dataDir).filter((name) => name.startsWith('before-'))
    await server.admin('restore', join(server.dataDir, aside), '--yes')
    await server.start()
    const now = await committee()
    expect([now.seq, now.restored?.epoch]).toEqual([head.seq + 1, 3])
    const socket = await connectSocket(delegate)
    await socket.subscribe(head.seq, head.mark)
    await socket.event('RecordRestored')
    expect(socket.resets).toEqual([])
    socket.close()
    await server.stop()
    expect(await server.admin('verify')).toContain('none is missing')
  })

  test('[O15] after a restore by other means the operators begin an epoch, of the time that the store knows of', async () => {
    const stopped = Date.now()
    expect(await server.admin('new-epoch')).toMatch(/Epoch 4 has begun.*\n.*read models were rebuilt/)
    await server.start()
    const { restored } = await committee()
    expect(restored?.epoch).toBe(4)
    expect(restored?.asOf).toBeLessThanOrEqual(stopped)
    expect(restored?.at).toBeGreaterThanOrEqual(stopped)
  })
})

withEmbedded('a store that other nodes share is restored under them', () => {
  let store: ChildProcess | null = null
  async function startStore(data: string): Promise<string> {
    const { child, uri } = await startStoreProcess(data)
    store = child
    return uri
  }
  async function stopStore(): Promise<void> {
    if (store !== null) await end(store)
  }
  afterAll(stopStore)
  const readiness = async () => (await (await fetch(`${server.origin}/api/v1/health/ready`)).json()) as Readiness

  test('[K24] a node at work writes nothing after entries that are gone, is not ready, and serves again after a restart', async () => {
    const data = join(folder, 'shared')
    const backup = join(folder, 'backup-of-shared')
    await server.stop()
    const uri = await startStore(data)
    await server.start({ MONGODB_URI: uri, DEMO: '1' })
    delegate = await signedIn(server.origin, HEADS[0])
    const tabled = await delegate.command('/proposals', amendmentOf(await ground(delegate), 'p1-s4-3', 'A note.'))
    thread = dataOf(tabled, 'WorkBrought').thread
    const kept = await post()
    await run(process.execPath, [STORE_MAIN, 'backup', backup, '--data', data])
    const socket = await connectSocket(delegate)
    const { seq, mark } = await committee()
    await socket.subscribe(seq, mark)
    for (let count = 0; count < 3; count += 1) await post()
    await stopStore()
    renameSync(data, join(folder, 'aside'))
    await run(process.execPath, [STORE_MAIN, 'restore', backup, '--data', data])
    await startStore(data)
    await waitUntil('the node to notice it', async () =>
      (await readiness()).node.says.includes('was restored from a backup'),
    )
    const refused = await delegate.send(`/threads/${thread}/comments`, { body: 'Too late', replyTo: null })
    expect(refusalOf(refused)).toMatchObject({ status: 503, code: 'committee-stopped' })
    expect(server.output()).toContain('it was restored meanwhile')
    socket.close()
    await server.stop()
    await server.start({ MONGODB_URI: uri, DEMO: '1' })
    expect((await committee()).seq).toBe(kept)
    expect(await post()).toBe(kept + 1)
    await server.stop()
  })
})
