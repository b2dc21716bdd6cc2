import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Readiness } from '@quorate/shared/contracts/health'
import type { Comments } from '@quorate/shared/contracts/threads'
import { amendmentOf, dataOf, ground } from '../support/amendment.ts'
import { type Answer, COMMITTEE, type HttpClient, refusalOf, signedIn } from '../support/http-client.ts'
import { HEADS } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { withSlowness } from '../support/slowness.ts'
import { connectSocket } from '../support/socket-client.ts'
import { end, startStoreProcess } from '../support/store-process.ts'
import { waitUntil } from '../support/wait-until.ts'

/**
 * Ten seconds are promised, beside what a busy machine needs for any answer. A store that hung was once noticed after 34 s,
 * and one that was killed after 40 s.
 */
const WITHIN = 10_000

const data = mkdtempSync(join(tmpdir(), 'quorate-store-'))
let store: ChildProcess
let server: ServerProcess
let delegate: HttpClient
let comments: string

beforeAll(async () => {
  const started = await startStoreProcess(data)
  store = started.child
  server = await startServerProcess({ mongodbUri: started.uri })
  delegate = await signedIn(server.origin, HEADS[0])
  const tabled = await delegate.command('/proposals', amendmentOf(await ground(delegate), 'p1-s4-3', 'A note.'))
  comments = `/threads/${dataOf(tabled, 'WorkBrought').thread}/comments`
})
afterAll(async () => {
  store.kill('SIGCONT')
  await server?.dispose()
  await end(store)
  rmSync(data, { recursive: true, force: true })
})

const readiness = async () => (await delegate.request('GET', '/api/v1/health/ready')).body as Readiness
const isReady = async () => (await readiness()).status === 'ready'
const post = (body: string, key: string) => delegate.send(comments, { body, replyTo: null }, key)

/** An answer, and how long it took beyond what the machine meanwhile needed for one without any work. */
async function timed(asked: Promise<Answer>): Promise<{ answer: Answer; milliseconds: number }> {
  const began = performance.now()
  const came = asked.then((answer) => ({ answer, took: performance.now() - began }))
  const { outcome, slowness } = await withSlowness(server.origin, came)
  return { answer: outcome.answer, milliseconds: outcome.took - slowness }
}

/** How often each of these texts is in the thread. */
async function counts(bodies: readonly string[]): Promise<number[]> {
  const { comments: all } = await delegate.query<Comments>(`${comments}?limit=500`)
  return bodies.map((body) => all.filter((one) => one.body === body).length)
}

test('[O18] [L27] while the store hangs everything is answered within ten seconds; then the same key has one answer', async () => {
  const key = randomUUID()
  store.kill('SIGSTOP')
  const asked = {
    command: timed(post('Said into a store that hangs.', key)),
    query: timed(delegate.request('GET', `/api/v1/committees/${COMMITTEE}${comments}`)),
    draft: timed(delegate.request('DELETE', `/api/v1/committees/${COMMITTEE}/drafts/d1`)),
    signIn: timed(delegate.request('POST', '/api/v1/sign-in/persona', { body: { persona: HEADS[1] } })),
  }
  const silent = await waitUntil('readiness to say so', async () => {
    const { status, store } = await readiness()
    return status === 'not-ready' && store
  })
  expect(silent).toEqual({ well: false, says: 'It did not answer within a second.' })
  const connecting = connectSocket(delegate).catch(({ message }: Error) => message)

  const SAID: Record<keyof typeof asked, string> = {
    command: 'Send it again under the same key',
    query: 'Try again in a moment',
    draft: 'try again if it was not',
    signIn: 'try again if it was not',
  }
  for (const [kind, asking] of Object.entries(asked)) {
    const { answer, milliseconds } = await asking
    expect([kind, refusalOf(answer)]).toEqual([
      kind,
      {
        status: 503,
        code: 'store-unavailable',
        message: expect.stringContaining(SAID[kind as keyof typeof asked]),
      },
    ])
    expect(milliseconds).toBeLessThan(WITHIN)
  }
  expect(await connecting).toBe('store-unavailable')

  store.kill('SIGCONT')
  await waitUntil('the node to be ready again', isReady)
  const again = await post('Said into a store that hangs.', key)
  expect(again.status).toBe(200)
  expect((await post('Said into a store that hangs.', key)).body).toEqual(again.body)
  expect(await counts(['Said into a store that hangs.'])).toEqual([1])
})

test('[O18] a store that is killed in the middle of commands loses none that was answered, and takes each once', async () => {
  const said: { body: string; key: string; answer: Answer; milliseconds: number }[] = []
  const acknowledged = () => said.filter(({ answer }) => answer.status === 200)

  /** Comments until one is not acknowledged. */
  async function comment(who: number): Promise<void> {
    for (let number = 1; ; number += 1) {
      const [body, key] = [`Said by ${who} while the store dies: ${number}.`, randomUUID()]
      const { answer, milliseconds } = await timed(post(body, key))
      said.push({ body, key, answer, milliseconds })
      if (answer.status !== 200) return
    }
  }
  const commenting = Promise.all([1, 2, 3, 4, 5].map(comment))
  await waitUntil('some comments', () => acknowledged().length > 20)
  await end(store, 'SIGKILL')
  await commenting
  for (const { answer, milliseconds } of said) {
    expect([200, 503]).toContain(answer.status)
    expect(milliseconds).toBeLessThan(WITHIN)
  }
  expect(await isReady()).toBe(false)

  store = (await startStoreProcess(data)).child
  await waitUntil('the node to be ready again, without a restart', isReady)
  for (const { body, key, answer } of said) {
    const again = await post(body, key)
    expect(again).toMatchObject({ status: 200, body: answer.status === 200 ? answer.body : {} })
  }
  expect(await counts(said.map(({ body }) => body))).toEqual(said.map(() => 1))
})
