import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Batch, PresentedEvent } from '@quorate/shared/contracts/events'
import type { Socket } from 'socket.io-client'
import { COMMITTEE, expectWhole, type Node, startNode, until } from './node.fixture.ts'

let node: Node
beforeAll(async () => {
  node = await startNode()
})
afterEach(() => node.disconnectAll())
afterAll(() => node.stop())

const bodies = (events: PresentedEvent[]) =>
  events.flatMap(({ type, data }) => (type === 'CommentPosted' ? [data && 'body' in data ? data.body : null] : []))

test('[L5] two clients get what a third person says, each once, in order, without a gap', async () => {
  const [speaker, one, two] = await Promise.all(
    ['renata-siqueira', 'pernille-dalgaard', 'elodie-vercruysse'].map(node.signIn),
  )
  const from = await node.head(speaker ?? '')
  const followers = await Promise.all([node.follow(one ?? '', from), node.follow(two ?? '', from)])
  const said = Array.from({ length: 20 }, () => randomUUID())
  let last = 0
  for (const words of said) last = (await node.say(speaker ?? '', words)).seq
  for (const { reached, events, batches } of followers) {
    await until(() => reached() >= last)
    expect(bodies(events())).toEqual(said)
    expectWhole(batches, from + 1)
  }
})

test('[L6] a client that was away gets exactly what it missed, then what follows', async () => {
  const [speaker, away] = await Promise.all(['renata-siqueira', 'pernille-dalgaard'].map(node.signIn))
  const from = await node.head(speaker ?? '')
  const missed = [randomUUID(), randomUUID()]
  for (const words of missed) await node.say(speaker ?? '', words)
  const back = await node.follow(away ?? '', from)
  const then = randomUUID()
  const { seq } = await node.say(speaker ?? '', then)
  await until(() => back.reached() >= seq)
  expect(bodies(back.events())).toEqual([...missed, then])
  expectWhole(back.batches, from + 1)
})

test('[L5] a client that has read further than this node has sent gets nothing of it a second time', async () => {
  const [speaker, one, two] = await Promise.all(
    ['renata-siqueira', 'pernille-dalgaard', 'elodie-vercruysse'].map(node.signIn),
  )
  const from = await node.head(speaker ?? '')
  // Without a viewer no entry would be pending until the next tick.
  await node.follow(one ?? '', from)
  for (let round = 0; round < 12; round += 1) {
    const client = node.connect(two ?? '')
    const batches: Batch[] = []
    client.on('batch', (batch) => batches.push(batch))
    await new Promise<void>((resolve) => client.on('connect', resolve))
    const { seq } = await node.say(speaker ?? '', 'read on another node already')
    // As after moving from another node: before the tick that sends it to the others here.
    await client.emitWithAck('subscribe', { committee: COMMITTEE, cursor: seq, mark: await node.markAt(seq) })
    const next = await node.say(speaker ?? '', 'said afterwards')
    await until(() => (batches.at(-1)?.to ?? 0) >= next.seq)
    expectWhole(batches, seq + 1)
  }
})

test('[L7] an impossible cursor, or one too far behind, is answered with a reset', async () => {
  const cookie = await node.signIn('pernille-dalgaard')
  const { resets } = await node.follow(cookie, 1_000_000)
  await until(() => resets.length > 0)
  expect(resets).toEqual(['another-history'])
})

test('[L24] a cursor whose mark is that of another record is answered with a reset, one with the mark of this record is not', async () => {
  const cookie = await node.signIn('pernille-dalgaard')
  const { body } = await node.request('GET', node.inCommittee(''), cookie)
  const { seq } = await node.say(cookie, 'after the committee was asked for')
  const right = await node.follow(cookie, body.seq as number, body.mark as string)
  await until(() => right.reached() >= seq)
  const mark = right.batches.at(-1)?.mark
  const again = await node.follow(cookie, seq, mark)
  const wrong = await node.follow(cookie, seq, body.mark as string)
  const old = await node.follow(cookie, 1, mark)
  await until(() => wrong.resets.length > 0 && old.resets.length > 0)
  const next = await node.say(cookie, 'to those of this record')
  await until(() => right.reached() >= next.seq && again.reached() >= next.seq)
  expect([right.resets, again.resets]).toEqual([[], []])
  expect([wrong.resets, old.resets]).toEqual([['another-history'], ['another-history']])
  expect([wrong.batches, old.batches]).toEqual([[], []])
})

test('[L28] a cursor without the mark of its entry is refused, and gets no batches', async () => {
  const cookie = await node.signIn('pernille-dalgaard')
  const { seq } = await node.say(cookie, 'read by somebody')
  const { client, batches } = await node.follow(cookie, seq)
  const answer = await client.emitWithAck('subscribe', { committee: COMMITTEE, cursor: seq - 1 })
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-request' } })
  expect(batches).toEqual([])
  expect(await client.emitWithAck('subscribe', { committee: COMMITTEE, cursor: 0 })).toMatchObject({ ok: true })
})

test('[Q48] a query for an answer from an entry on that the record does not have is refused at once', async () => {
  const cookie = await node.signIn('pernille-dalgaard')
  const head = await node.head(cookie)
  const { status, body } = await node.request('GET', node.inCommittee(`/works?minSeq=${head + 1}`), cookie)
  expect([status, body.error]).toMatchObject([409, { code: 'another-history' }])
  expect((await node.request('GET', node.inCommittee(`/works?minSeq=${head}`), cookie)).status).toBe(200)
})

test('[L8] nobody connects from a foreign origin, or without being signed in', async () => {
  const refusedBy = (client: Socket) =>
    new Promise<string>((resolve) => client.on('connect_error', ({ message }) => resolve(message)))
  const cookie = await node.signIn('pernille-dalgaard')
  expect(await refusedBy(node.connect(cookie, 'https://elsewhere.example'))).toMatch(/403|websocket error/)
  expect(await refusedBy(node.connect('__Host-quorate=none'))).toBe('not-signed-in')
})

test('[L8] nobody subscribes to a committee they take no part in', async () => {
  const client = node.connect(await node.signIn('pernille-dalgaard'))
  const answer = await client.emitWithAck('subscribe', { committee: 'elsewhere', cursor: 0 })
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-a-participant' } })
  const hostile = await client.emitWithAck('subscribe', { committee: { $ne: null }, cursor: -1 } as never)
  expect(hostile).toMatchObject({ ok: false, error: { code: 'invalid-request' } })
})

test('[L9] a suspension resets the person’s own sockets and nobody else’s; the others read on', async () => {
  const [secretary, suspended, other] = await Promise.all(
    ['elodie-vercruysse', 'ousmane-fall', 'pernille-dalgaard'].map(node.signIn),
  )
  const from = await node.head(secretary ?? '')
  const [theirs, another] = await Promise.all([node.follow(suspended ?? '', from), node.follow(other ?? '', from)])
  const { body } = await node.request('GET', node.inCommittee(''), suspended ?? '')
  const { member } = body.me as { member: string }
  const answer = await node.request('POST', node.inCommittee(`/participants/${member}/suspension`), secretary ?? '', {
    reason: 'Term ended',
  })
  await until(() => theirs.resets.length > 0 && another.reached() >= answer.body.seq)
  expect([theirs.resets, another.resets]).toEqual([['rights-changed'], []])
  const { seq } = await node.say(other ?? '', 'after the suspension')
  await until(() => another.reached() >= seq)
  expect(theirs.batches).toEqual([])
})

test('[L10] signing out ends the sockets of that login session only', async () => {
  const [one, two] = [await node.signIn('tiago-campos'), await node.signIn('tiago-campos')]
  const from = await node.head(one)
  const [ended, kept] = [await node.follow(one, from), await node.follow(two, from)]
  await node.request('POST', '/sign-out', one)
  await until(() => ended.client.disconnected)
  expect(ended.resets).toEqual(['signed-out'])
  expect(kept.client.connected).toBe(true)
  expect((await node.request('GET', '/me', one)).body).toBeNull()
})

test('[L11] a client that catches up does not get the words of a comment hidden since; its author and the chair do', async () => {
  const [author, chair, other] = await Promise.all(
    ['pernille-dalgaard', 'claire-lise-perrenoud', 'renata-siqueira'].map(node.signIn),
  )
  const from = await node.head(author ?? '')
  const { comment } = await node.say(author ?? '', 'better unsaid')
  const hidden = await node.request('POST', node.inCommittee(`/comments/${comment}/hiding`), chair ?? '', {
    reason: 'Out of order',
  })
  const given = async (cookie: string) => {
    const late = await node.follow(cookie, from)
    await until(() => late.reached() >= hidden.body.seq)
    return bodies(late.events())
  }
  expect(await given(other ?? '')).toEqual([null])
  expect(await given(author ?? '')).toEqual(['better unsaid'])
  expect(await given(chair ?? '')).toEqual(['better unsaid'])
})

test('[T7] [M18] the reasons of hiding and of a suspension reach those concerned and nobody else, live and in the record', async () => {
  const names = ['pernille-dalgaard', 'claire-lise-perrenoud', 'renata-siqueira', 'elodie-vercruysse', 'ingrid-aas']
  const [author = '', chair = '', other = '', secretary = '', suspended = ''] = await Promise.all(
    names.map(node.signIn),
  )
  const { member } = (await node.request('GET', node.inCommittee(''), suspended)).body.me as { member: string }
  const { comment } = await node.say(author, 'off the subject')
  const from = await node.head(author)
  const watching = await Promise.all([author, chair, other].map((cookie) => node.follow(cookie, from)))
  await node.request('POST', node.inCommittee(`/comments/${comment}/hiding`), chair, { reason: 'Why hidden' })
  const suspension = node.inCommittee(`/participants/${member}/suspension`)
  const { seq } = (await node.request('POST', suspension, secretary, { reason: 'Why suspended' })).body
  await until(() => watching.every((one) => one.reached() >= seq))
  const reasons = (events: { type: string; data: unknown }[]) =>
    events.flatMap(({ type, data }) =>
      /Hidden|Suspended/.test(type) ? (data as { reason: string | null }).reason : [],
    )
  const inRecord = async (cookie: string) => {
    const { body } = await node.request('GET', node.inCommittee(`/record?limit=2&minSeq=${seq}`), cookie)
    return reasons((body.entries as { events: PresentedEvent[] }[]).flatMap(({ events }) => events)).reverse()
  }
  const expected = [
    [author, ['Why hidden', null]],
    [chair, ['Why hidden', 'Why suspended']],
    [other, [null, null]],
    [secretary, ['Why hidden', 'Why suspended']],
    [suspended, [null, 'Why suspended']],
  ] as const
  for (const [cookie, seen] of expected) expect(await inRecord(cookie)).toEqual(seen)
  expect(watching.map((one) => reasons(one.events()))).toEqual(expected.slice(0, 3).map(([, seen]) => seen))
  await node.request('POST', node.inCommittee(`/participants/${member}/reinstatement`), secretary, {})
})

test('[L12] who has a thread open, and who types in it, is seen by the others there', async () => {
  const [one, two] = await Promise.all(['renata-siqueira', 'pernille-dalgaard'].map(node.signIn))
  const from = await node.head(one ?? '')
  const [watcher, typist] = [await node.follow(one ?? '', from), await node.follow(two ?? '', from)]
  const open = { committee: COMMITTEE, thread: await node.thread(one ?? '') }
  const seen: { count: number; typing: string[] }[] = []
  watcher.client.on('readers', (readers) => seen.push(readers))
  watcher.client.emit('watch', open)
  typist.client.emit('watch', open)
  await until(() => seen.some(({ count }) => count === 2))
  typist.client.emit('typing', open)
  await until(() => seen.some(({ typing }) => typing.length === 1))
  typist.client.disconnect()
  await until(() => seen.at(-1)?.count === 1)
})
