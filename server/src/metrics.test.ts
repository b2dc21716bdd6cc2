import { afterEach, expect, test } from '@jest/globals'
import type { Command } from '@quorate/shared/domain/command'
import type { EventActor } from '@quorate/shared/domain/event'
import { kernel } from './kernel.ts'
import { COMMITTEE, type Node, startNode, until } from './live/node.fixture.ts'
import { createMetrics } from './metrics.ts'
import { recordsOn } from './record/records.fixture.ts'
import { lineTo } from './store/line.fixture.ts'
import { temporaryStore } from './store/temporary-store.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** The value of a measurement with these labels; 0 if it was never taken. */
function valueIn(text: string, name: string, labels = ''): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name}${labels} `))
  return Number(line?.split(' ').at(-1) ?? 0)
}

async function measure(node: Node, name: string, labels?: string): Promise<number> {
  return valueIn(await node.metrics(), name, labels)
}

async function eventually(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 100_000; !(await condition()) && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function becomes(node: Node, name: string, labels: string, value: number): Promise<void> {
  await eventually(async () => (await measure(node, name, labels)) === value)
  expect([name, labels, await measure(node, name, labels)]).toEqual([name, labels, value])
}

async function started() {
  const temporary = await temporaryStore()
  closing.push(() => temporary.close())
  const line = await lineTo(temporary.uri)
  closing.push(() => line.close())
  const node = await startNode({}, { ...temporary, uri: line.uri })
  closing.push(() => node.stop())
  closing.push(() => line.mend())
  closing.push(() => node.disconnectAll())
  return { node, line }
}

test('[O9] sockets, batches, deliveries, catch-ups, resets and dropped sockets are counted, each once', async () => {
  const { node } = await started()
  const cookie = await node.signIn('pernille-dalgaard')
  const from = await node.head(cookie)
  const readers = await Promise.all([node.follow(cookie, from), node.follow(cookie, from)])
  await becomes(node, 'quorate_sockets', '', 2)
  expect(await measure(node, 'quorate_catch_ups_total')).toBe(0)

  const { seq } = await node.say(cookie, 'said once, to two readers of one view')
  await until(() => readers.every(({ reached }) => reached() >= seq))
  const events = readers[0]?.events().length ?? 0
  expect(await measure(node, 'quorate_batches_total')).toBe(1)
  expect(await measure(node, 'quorate_deliveries_total')).toBe(2 * events)

  const late = await node.follow(cookie, from)
  await until(() => late.reached() >= seq)
  expect(await measure(node, 'quorate_catch_ups_total')).toBe(1)
  expect(await measure(node, 'quorate_deliveries_total')).toBe(3 * events)

  await node.follow(cookie, 1_000_000)
  expect(await measure(node, 'quorate_resets_total', '{reason="another-history"}')).toBe(1)

  for (let index = 0; index < 200; index += 1) late.client.emit('typing', { committee: COMMITTEE, thread: 't' })
  await until(() => late.client.disconnected)
  expect(await measure(node, 'quorate_sockets_dropped_total', '{reason="too-many-messages"}')).toBe(1)
  await becomes(node, 'quorate_sockets', '', 3)
})

test('[O9] commands are counted by their outcome, appends are timed, requests too', async () => {
  const { node } = await started()
  const appended = '{outcome="appended"}'
  const before = await measure(node, 'quorate_append_seconds_count', appended)
  const cookie = await node.signIn('pernille-dalgaard')
  await node.say(cookie, 'accepted')
  await node.request('POST', node.inCommittee(`/threads/${await node.thread(cookie)}/closing`), cookie, {})
  await becomes(node, 'quorate_commands_total', '{command="postComment",outcome="accepted"}', 1)
  await becomes(node, 'quorate_commands_total', '{command="closeDebate",outcome="not-allowed"}', 1)
  expect(await measure(node, 'quorate_append_seconds_count', appended)).toBe(before + 1)
  expect(await measure(node, 'quorate_append_seconds_sum', appended)).toBeGreaterThan(0)
  await becomes(node, 'quorate_http_request_seconds_count', '{method="POST",status="403"}', 1)
  expect(await measure(node, 'quorate_http_requests_in_flight')).toBe(0)
})

test('[O9] while the store is silent the metrics show the waiting commands and that the store is not ready', async () => {
  const { node, line } = await started()
  const cookie = await node.signIn('pernille-dalgaard')
  await node.say(cookie, 'said before')
  await becomes(node, 'quorate_ready', '{part="store"}', 1)
  line.hold()
  // One or more may be in the group under way; the others wait for the next group. If this machine is so busy that they
  // are answered as too late before they are counted, others follow.
  const saying: Promise<unknown>[] = []
  let waiting = 0
  await eventually(async () => {
    saying.push(...[1, 2, 3, 4].map((nth) => node.say(cookie, `said into the silence ${nth}`)))
    waiting = await measure(node, 'quorate_commands_waiting', `{committee="${COMMITTEE}"}`)
    return waiting > 0
  })
  expect(waiting).toBeGreaterThan(0)
  await becomes(node, 'quorate_ready', '{part="store"}', 0)
  expect(await measure(node, 'quorate_ready', '{part="node"}')).toBe(1)
  line.mend()
  await Promise.allSettled(saying)
  await becomes(node, 'quorate_commands_waiting', `{committee="${COMMITTEE}"}`, 0)
  await becomes(node, 'quorate_ready', '{part="store"}', 1)
})

test('[O9] entries that are recorded and not yet projected are counted until they are', async () => {
  const { connection, close } = await temporaryStore()
  closing.push(close)
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const { records } = await recordsOn(connection, {
    project: async (...given) => {
      await held
      return kernel.project(...given)
    },
  })
  closing.push(() => records.stop())
  const metrics = createMetrics()
  const well = { well: true, says: '' }
  const readiness = {
    check: async () => ({ status: 'ready' as const, store: well, node: well, committees: well, now: 0 }),
  }
  const rewriter = { status: () => ({ pending: false, failures: 0, lastDone: null }) }
  metrics.watch({ records, rewriter, readiness })
  const lag = async () =>
    valueIn(await metrics.registry.metrics(), 'quorate_projection_lag_entries', '{committee="test"}')

  const actor: EventActor = { member: 'system', capacity: 'system', for: null }
  const command: Command = { type: 'establishCommittee', name: { en: 'Test' }, body: { en: 'Test' }, symbol: 'TEST' }
  const executing = records.execute('test', { actor, key: 'k', command })
  closing.push(release)
  await eventually(async () => (await lag()) === 1)
  expect(await lag()).toBe(1)
  release()
  expect((await executing).ok).toBe(true)
  expect(await lag()).toBe(0)
})
