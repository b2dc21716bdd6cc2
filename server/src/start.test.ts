import { afterEach, expect, test } from '@jest/globals'
import { type Node, startNode, until } from './live/node.fixture.ts'
import { lineTo } from './store/line.fixture.ts'
import { type TemporaryStore, temporaryStore } from './store/temporary-store.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function start(env: Record<string, string>, shared?: TemporaryStore): Promise<Node> {
  const node = await startNode(env, shared)
  closing.push(() => node.stop())
  closing.push(() => node.disconnectAll())
  return node
}

const isReady = async ({ address }: Node) => (await fetch(`${address}/api/v1/health/ready`)).status
const listens = ({ address }: Node) =>
  fetch(`${address}/api/v1/health/live`, { headers: { connection: 'close' } }).then(
    () => true,
    () => false,
  )

test('[O4] a node that stops first stops being ready, and keeps serving while proxies notice; then it moves its viewers', async () => {
  // Long enough for a busy machine to take and deliver a comment meanwhile.
  const node = await start({ DRAIN_SECONDS: '5' })
  const cookie = await node.signIn('pernille-dalgaard')
  const followers = await Promise.all(
    Array.from({ length: 4 }, async () => node.follow(cookie, await node.head(cookie))),
  )
  const told: number[] = []
  for (const { client } of followers) {
    client.on('moving', ({ within }) => {
      told.push(within)
      client.disconnect()
    })
  }
  while ((await isReady(node)) !== 200) await new Promise((resolve) => setTimeout(resolve, 50))

  const stopping = node.running.stop()
  expect(await isReady(node)).toBe(503)
  const { seq } = await node.say(cookie, 'said to a node that drains')
  await until(() => followers.every(({ reached }) => reached() >= seq))
  expect(told).toEqual([])

  await until(() => told.length === 4)
  // Every client was asked to move at a random moment before this, so none has to wait any longer.
  expect(told).toEqual([0, 0, 0, 0])
  await stopping
  expect(await listens(node)).toBe(false)
})

test('[O4] without a wait a node stops at once, also if it is asked to several times', async () => {
  const node = await start({})
  const began = performance.now()
  await Promise.all([node.running.stop(), node.running.stop()])
  // Requests under way, of which there are none, would be given ten seconds.
  expect(performance.now() - began).toBeLessThan(9000)
})

test('[O5] a command that is under way when its node stops is answered', async () => {
  const temporary = await temporaryStore()
  closing.push(() => temporary.close())
  const line = await lineTo(temporary.uri)
  closing.push(() => line.close())
  const node = await start({}, { ...temporary, uri: line.uri })
  const cookie = await node.signIn('pernille-dalgaard')
  await node.say(cookie, 'said before')
  line.hold()
  const saying = node.say(cookie, 'said into the silence of the store')
  while (!/quorate_http_requests_in_flight 1/.test(await node.metrics())) {}
  const stopping = node.running.stop()
  while (await listens(node)) {}
  line.mend()
  expect((await saying).seq).toBeGreaterThan(0)
  await stopping
})
