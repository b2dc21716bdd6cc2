import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Readiness } from '@quorate/shared/contracts/health'
import { amendmentOf, dataOf, ground } from '../support/amendment.ts'
import { type FakeTime, fakeTime } from '../support/fake-time.ts'
import { type HttpClient, refusalOf, signedIn } from '../support/http-client.ts'
import { HEADS } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { waitUntil } from '../support/wait-until.ts'

const time = fakeTime()
// A MongoDB has a clock of its own, which tells the node.
const withFakeTime = time === null || process.env.TEST_MONGODB_URI ? test.skip : test
if (time === null)
  process.stderr.write('libfaketime (Debian: faketime) is not installed: no clock is set wrong here.\n')

let server: ServerProcess
let delegate: HttpClient
let thread: string

beforeAll(async () => {
  server = await startServerProcess()
  delegate = await signedIn(server.origin, HEADS[0])
  const tabled = await delegate.command('/proposals', amendmentOf(await ground(delegate), 'p1-s4-3', 'A note.'))
  thread = dataOf(tabled, 'WorkBrought').thread
  await server.stop()
})
afterEach(() => server?.stop())
afterAll(async () => {
  await server?.dispose()
  time?.dispose()
})

async function readiness(): Promise<Readiness> {
  return (await fetch(`${server.origin}/api/v1/health/ready`)).json() as Promise<Readiness>
}

const clock = (): FakeTime => {
  if (time === null) throw new Error('The tests are skipped')
  return time
}
const startAt = (offset: string, settings: Record<string, string> = {}): Promise<void> => {
  clock().set(offset)
  return server.start({ ...clock().env, ...settings })
}
const post = (key: string) =>
  delegate.send(`/threads/${thread}/comments`, { body: `Comment ${key}`, replyTo: null }, key)

withFakeTime(
  '[K26] a clock set ahead by 400 days while the server runs stamps nothing; set right, all goes on',
  async () => {
    await startAt('+0')
    expect((await post('before')).status).toBe(200)
    clock().set('+400d')
    const refused = await post('ahead')
    expect(refusalOf(refused)).toMatchObject({ status: 503, code: 'clock-off' })
    expect((await readiness()).node).toMatchObject({
      well: false,
      says: expect.stringContaining('jumped ahead by 400 days'),
    })
    expect((await post('before')).status).toBe(200)
    const { comments } = await delegate.query<{ comments: unknown[] }>(`/threads/${thread}/comments`)
    expect(comments).toHaveLength(1)
    await waitUntil('the log to say so', () => server.output().includes('Nothing is recorded: the clock is wrong'))
    clock().set('+0')
    await waitUntil('the node to be ready', async () => (await readiness()).status === 'ready')
    const taken = await post('ahead')
    expect(taken.status).toBe(200)
    expect(Math.abs((taken.body as { at: number }).at - Date.now())).toBeLessThan(60_000)
    await waitUntil('the log to say that it is over', () => server.output().includes('The clock is right again'))
  },
  120_000,
)

withFakeTime(
  '[K27] a start two days before the last entry, or 400 days after it, is refused in a sentence until it is confirmed',
  async () => {
    await expect(startAt('-2d')).rejects.toThrow(/but the record has an entry of .* Set the clock/)
    await expect(startAt('+400d')).rejects.toThrow(/days after this server was last at work\. Set the clock/)
    await expect(startAt('+400d', { ADMIT_CLOCK: '2026-01-01' })).rejects.toThrow('Set the clock')
    const day = new Date(Date.now() + 400 * 86_400_000).toISOString().slice(0, 10)
    await startAt('+400d', { ADMIT_CLOCK: day })
    expect((await readiness()).status).toBe('ready')
  },
  120_000,
)
