import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { COMMITTEE, type Node, startNode, until } from './node.fixture.ts'

let node: Node
let secretary: string
beforeAll(async () => {
  node = await startNode()
  secretary = await node.signIn('elodie-vercruysse')
})
afterEach(() => node.disconnectAll())
afterAll(() => node.stop())

type Me = { member: string; capacity: string; principal: string | null; role: string | null }

async function placeOf(cookie: string): Promise<Me> {
  const { body } = await node.request('GET', node.inCommittee(''), cookie)
  return body.me as Me
}

async function command(path: string, body: object = {}): Promise<number> {
  const answer = await node.request('POST', node.inCommittee(path), secretary, body)
  expect(answer.status).toBe(200)
  return answer.body.seq
}

const appoint = ({ member }: Me, capacity: string, principal: string | null, role: string | null = null) =>
  command(`/participants/${member}/appointment`, { capacity, principal, role })

test('[L9] a person whose appointment changes is reset, also if a credential lapses with it, and nobody else is', async () => {
  const [head, alternate, other] = await Promise.all(['renata-siqueira', 'tiago-campos', 'ingrid-aas'].map(node.signIn))
  const [headNow, alternateNow] = await Promise.all([placeOf(head ?? ''), placeOf(alternate ?? '')])
  const from = await node.head(secretary)
  const [one, two, three] = await Promise.all([head, alternate, other].map((cookie) => node.follow(cookie ?? '', from)))
  await appoint(alternateNow, 'delegate', alternateNow.principal, 'head')
  await until(() => one?.resets.length === 1 && two?.resets.length === 1)
  const last = await appoint(headNow, 'observer', 'inter-oceanic-customs-union')
  await until(() => (three?.reached() ?? 0) >= last)
  expect(three?.events().map(({ type }) => type)).toEqual([
    'AppointmentChanged',
    'AppointmentChanged',
    'AppointmentChanged',
    'CredentialLapsed',
  ])
  expect([one?.events(), two?.events(), three?.resets]).toEqual([[], [], []])
})

test('[L17] a client with a cursor from before its appointment changed is reset, and gets nothing before that', async () => {
  const away = await node.signIn('beatriz-monteiro')
  const before = await node.head(away)
  await node.say(await node.signIn('ingrid-aas'), 'Said meanwhile')
  const { capacity, principal, ...place } = await placeOf(away)
  // While somebody follows, new entries are sent after a moment; the client may come back before it has passed.
  await node.follow(secretary, before)
  await appoint({ capacity, principal, ...place }, 'vice-chair', 'no')
  const back = await node.follow(away, before)
  await until(() => back.resets.length === 1)
  expect([back.resets, back.batches]).toEqual([['rights-changed'], []])
  const fresh = await node.follow(away, await node.head(away))
  const { seq } = await node.say(await node.signIn('ingrid-aas'), 'Said later')
  await until(() => fresh.reached() >= seq)
  expect(fresh.resets).toEqual([])
})

test('[M13] somebody who leaves gets no more batches, may read and do nothing, and is still named on their acts', async () => {
  const leaving = await node.signIn('pernille-dalgaard')
  const me = await placeOf(leaving)
  const { comment } = await node.say(leaving, 'Before leaving')
  const from = await node.head(leaving)
  const follower = await node.follow(leaving, from)
  await command(`/participants/${me.member}/retirement`)
  await until(() => follower.resets.length === 1)
  await node.say(await node.signIn('ingrid-aas'), 'Said without them')
  expect(follower.events()).toEqual([])
  const answer = await follower.client.emitWithAck('subscribe', {
    committee: COMMITTEE,
    cursor: from,
    mark: await node.markAt(from),
  })
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-a-participant' } })
  for (const path of ['', '/works', '/record', '/today'])
    expect((await node.request('GET', node.inCommittee(path), leaving)).status).toBe(403)
  const post = await node.request('POST', node.inCommittee(`/comments/${comment}/withdrawal`), leaving, {})
  expect(post.status).toBe(403)
  const { participants } = (await node.request('GET', node.inCommittee(''), secretary)).body
  expect(participants).toContainEqual(expect.objectContaining({ member: me.member, left: true, capacity: 'business' }))
})

test('[L22] somebody who is suspended or leaves stops being present and typing in every window, and comes back only reinstated', async () => {
  const cookies = await Promise.all(['ingrid-aas', 'haruka-minegishi'].map(node.signIn))
  const [watching = '', going = ''] = cookies
  const { member } = await placeOf(going)
  const open = { committee: COMMITTEE, thread: await node.thread(watching) }
  const from = await node.head(watching)
  const watcher = await node.follow(watching, from)
  const seen: { members: string[]; typing: string[] }[] = []
  watcher.client.on('readers', (readers) => seen.push(readers))
  watcher.client.emit('watch', open)
  const windows = [await node.follow(going, from), await node.follow(going, from)]
  const resubscribe = async (cursor: number) => {
    const mark = await node.markAt(cursor)
    for (const { client } of windows) await client.emitWithAck('subscribe', { committee: COMMITTEE, cursor, mark })
  }
  const show = () => {
    for (const { client } of windows) client.emit('watch', open)
  }
  const isTyping = async () => {
    show()
    await until(() => seen.at(-1)?.members.includes(member) === true)
    windows[0]?.client.emit('typing', open)
    await until(() => seen.at(-1)?.typing.includes(member) === true)
  }
  await isTyping()
  for (const [ending, back] of [['suspension', 'reinstatement'], ['retirement']] as const) {
    await command(`/participants/${member}/${ending}`, ending === 'suspension' ? { reason: 'A reason' } : {})
    await until(() => seen.at(-1)?.members.includes(member) === false)
    expect(seen.at(-1)?.typing).toEqual([])
    if (back === undefined) continue
    // A page that was reset subscribes again, and reports the thread that it shows.
    const again = await node.head(watching)
    await resubscribe(again)
    show()
    const marker = seen.length
    watcher.client.emit('watch', open)
    await until(() => seen.length > marker)
    expect(seen.slice(marker).flatMap(({ members }) => members)).not.toContain(member)
    const seq = await command(`/participants/${member}/${back}`)
    await resubscribe(seq)
    await isTyping()
  }
})
