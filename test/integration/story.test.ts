import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Decision } from '@quorate/shared/contracts/decisions'
import type { Provisions, Version } from '@quorate/shared/contracts/instrument'
import type { Clause, Mandates } from '@quorate/shared/contracts/mandate'
import type { Proposal } from '@quorate/shared/contracts/proposals'
import type { Session } from '@quorate/shared/contracts/sessions'
import type { Comments } from '@quorate/shared/contracts/threads'
import type { Vote } from '@quorate/shared/contracts/votes'
import type { Chain, Works } from '@quorate/shared/contracts/works'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import { amendmentOf, dataOf, type Ground, ground } from '../support/amendment.ts'
import { createHttpClient, type HttpClient, refusalOf, signedIn } from '../support/http-client.ts'
import { BUSINESS, CHAIR, HEADS, SECRETARY } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { connectSocket, type SocketClient } from '../support/socket-client.ts'
import { waitUntil } from '../support/wait-until.ts'

/** An amendment from comment to decision: the tests of this file are one story, told in order. */

let server: ServerProcess
let chair: HttpClient
let secretary: HttpClient
let business: HttpClient
let heads: HttpClient[]
let delegate: HttpClient
let watching: { business: SocketClient; delegate: SocketClient }

beforeAll(async () => {
  server = await startServerProcess({ empty: true })
  chair = await signedIn(server.origin, CHAIR)
  secretary = await signedIn(server.origin, SECRETARY)
  business = await signedIn(server.origin, BUSINESS)
  heads = await Promise.all(HEADS.map((persona) => signedIn(server.origin, persona)))
  delegate = head(0)
  watching = { business: await connectSocket(business), delegate: await connectSocket(head(10)) }
  for (const socket of Object.values(watching)) {
    const { seq, mark } = await business.query<{ seq: number; mark: string }>('')
    expect(await socket.subscribe(seq, mark)).toMatchObject({ ok: true })
  }
})

afterAll(async () => {
  for (const socket of Object.values(watching ?? {})) socket.close()
  await server?.dispose()
})

function head(index: number): HttpClient {
  const found = heads[index]
  if (!found) throw new Error(`There is no head ${index}`)
  return found
}

type Amendment = { work: string; thread: string; symbol: string }

async function table(sponsor: HttpClient, on: Ground, provision: string, words: string): Promise<Amendment> {
  return dataOf(await sponsor.command('/proposals', amendmentOf(on, provision, words)), 'WorkBrought')
}

/** Takes the item of a work up and opens a roll-call on it. */
async function putToVote(session: string, work: string): Promise<string> {
  const { agenda } = (await chair.query<Session>(`/sessions/${session}`)).session
  const item = agenda.find(({ works }) => works.includes(work))?.item
  await chair.command(`/sessions/${session}/current-item`, { item })
  const opened = await chair.command('/votes', {
    work,
    session,
    question: 'Shall the amendment be adopted?',
    method: 'roll-call',
    profile: 'wco-convention',
  })
  return dataOf(opened, 'VoteOpened').vote
}

async function certify(vote: string): Promise<void> {
  await chair.command(`/votes/${vote}/certification`)
  await secretary.command(`/votes/${vote}/certification`)
}

test('[E1] an empty store becomes a demonstration, whose personas each come with a line on their rights', async () => {
  const { body } = await createHttpClient(server.origin).request('GET', '/api/v1/sign-in/options')
  const { demonstration, personas } = body as { demonstration: boolean; personas: { persona: string; line: object }[] }
  expect(demonstration).toBe(true)
  expect(personas.map(({ persona }) => persona)).toEqual(expect.arrayContaining([CHAIR, SECRETARY, BUSINESS, ...HEADS]))
  for (const { line } of personas) {
    expect(line).toEqual({ en: expect.stringMatching(/\w.{20}/), fr: expect.stringMatching(/\w.{20}/) })
  }
})

test('[E2] the secretary imports a mandate and an instrument, and finds them clause by clause', async () => {
  const text = '1. The Group shall:\n\n   1.1. consult; and\n\n   1.2. report.\n\n2. The Council shall decide.\n'
  const imported = await secretary.command('/mandates', documentFromText({ en: 'A second mandate' }, { en: text }))
  const { mandate } = dataOf(imported, 'MandateEntered')
  const { mandates } = await business.query<Mandates>(`/mandates?minSeq=${imported.seq}`)
  const clauses = mandates.find(({ id }) => id === mandate)?.clauses
  expect(clauses?.map(({ number, parent }) => [number, parent])).toEqual([
    ['1', null],
    ['1.1', '1'],
    ['1.2', '1'],
    ['2', null],
  ])
  const code = '# A short code\n\n## Part 1 – General\n\n### Standard 1 – Scope\n\n1. It applies to cargo.\n'
  const framework = await secretary.command('/instruments', documentFromText({ en: 'A short code' }, { en: code }))
  const { instrument } = dataOf(framework, 'InstrumentEntered')
  const { outline, version } = await delegate.query<Version>(`/instruments/${instrument}/versions/1`)
  expect(version.number).toBe(1)
  expect(outline.map(({ kind }) => kind)).toEqual(['part', 'standard', 'paragraph'])
})

describe('an amendment, from comment to decision', () => {
  let amendment: Amendment
  let comment: string
  let session: string
  let vote: string

  test('[E3] a delegate tables an amendment, and everybody present gets the event', async () => {
    amendment = await table(delegate, await ground(delegate), 'p1-s4-3', 'A summary shall be published every year.')
    const brought = await watching.business.event('WorkBrought', ({ data }) => data?.work === amendment.work)
    expect(brought.data).toMatchObject({ symbol: amendment.symbol, thread: amendment.thread, kind: 'amendment' })
    const tabled = await watching.business.event('ProposalTabled', ({ data }) => data?.proposal === amendment.work)
    expect(tabled.data).toMatchObject({ justification: 'It says what is meant.' })
    const { proposal, base } = await business.query<Proposal>(`/proposals/${amendment.work}`)
    expect(proposal).toMatchObject({ stage: 'tabled', open: true, version: 1, clause: { clause: '2.7' } })
    expect(base.map(({ id }) => id)).toEqual(['p1-s4-3'])
  })

  test('[E4] business comments and answers; all see it at once, and who is present and typing', async () => {
    watching.delegate.socket.emit('watch', { committee: 'hlsg', thread: amendment.thread })
    watching.business.socket.emit('watch', { committee: 'hlsg', thread: amendment.thread })
    await waitUntil('both to read', () => watching.delegate.readers.some(({ count }) => count === 2))
    watching.business.socket.emit('typing', { committee: 'hlsg', thread: amendment.thread })
    await waitUntil('typing to show', () => watching.delegate.readers.some(({ typing }) => typing.length === 1))

    const path = `/threads/${amendment.thread}/comments`
    const posted = await delegate.command(path, { body: 'What would **operators** publish?', replyTo: null })
    const answered = dataOf(posted, 'CommentPosted').comment
    const reply = await business.command(path, { body: 'Counts, not names.', replyTo: answered })
    comment = dataOf(reply, 'CommentPosted').comment
    const seen = await watching.delegate.event('CommentPosted', ({ data }) => data?.comment === comment)
    expect(seen.data).toMatchObject({ body: 'Counts, not names.', replyTo: answered, number: 2 })
    expect(seen.actor).toMatchObject({ capacity: 'business' })
  })

  test('[E4] one’s own comment is edited, with its history to be read, or withdrawn', async () => {
    await business.command(`/comments/${comment}/edits`, { body: 'Counts by month, not names.', edits: 0 })
    const { editions } = await delegate.query<{ editions: { body: string | null }[] }>(`/comments/${comment}/editions`)
    expect(editions.map(({ body }) => body)).toContain('Counts, not names.')
    const slip = await business.command(`/threads/${amendment.thread}/comments`, { body: 'Oops', replyTo: null })
    const withdrawn = dataOf(slip, 'CommentPosted').comment
    const { seq } = await business.command(`/comments/${withdrawn}/withdrawal`)
    const { comments } = await delegate.query<Comments>(`/threads/${amendment.thread}/comments?minSeq=${seq}`)
    expect(comments.find(({ id }) => id === withdrawn)).toMatchObject({ state: 'withdrawn', body: null })
    expect(comments.find(({ id }) => id === comment)).toMatchObject({ edits: 1, body: 'Counts by month, not names.' })
  })

  test('[E5] the chair opens a session on the proposal, and moderates', async () => {
    const scheduled = await chair.command('/sessions', {
      title: 'Session of the story',
      startsAt: Date.now() + 3_600_000,
      timeZone: 'Europe/Brussels',
      agenda: [{ title: 'The amendment', works: [amendment.work] }],
    })
    session = dataOf(scheduled, 'SessionScheduled').session
    await chair.command(`/sessions/${session}/opening`)

    const hiding = await chair.command(`/comments/${comment}/hiding`, { reason: 'Not on the subject.' })
    await watching.delegate.reach(hiding.seq)
    const path = `/threads/${amendment.thread}/comments?minSeq=${hiding.seq}`
    const asSeenBy = async (viewer: HttpClient) =>
      (await viewer.query<Comments>(path)).comments.find(({ id }) => id === comment)
    expect(await asSeenBy(head(10))).toMatchObject({ state: 'hidden', body: null, hidden: { reason: null } })
    for (const who of [business, chair, secretary]) {
      expect(await asSeenBy(who)).toMatchObject({
        state: 'hidden',
        body: 'Counts by month, not names.',
        hidden: { reason: 'Not on the subject.' },
      })
    }
    await chair.command(`/comments/${comment}/restoration`)
    expect(await asSeenBy(head(10))).toMatchObject({ state: 'shown', body: 'Counts by month, not names.' })

    await chair.command(`/threads/${amendment.thread}/closing`)
    const late = await business.send(`/threads/${amendment.thread}/comments`, { body: 'One more thing', replyTo: null })
    expect(refusalOf(late)).toMatchObject({ status: 409, code: 'debate-closed' })
  })

  test('[E6] each delegation casts, may change, and sees its receipt; the others see turnout and no choice', async () => {
    vote = await putToVote(session, amendment.work)
    await delegate.command(`/votes/${vote}/ballot`, { choice: 'abstain' })
    await delegate.command(`/votes/${vote}/ballot`, { choice: 'for' })
    const { mine } = await delegate.query<Vote>(`/votes/${vote}`)
    expect(mine).toMatchObject({
      choice: 'for',
      changed: true,
      receipt: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{64}$/),
    })
    for (const other of heads.slice(1, 8)) await other.command(`/votes/${vote}/ballot`, { choice: 'for' })
    await head(8).command(`/votes/${vote}/ballot`, { choice: 'against' })

    await watching.business.event('BallotCounted', ({ data }) => data?.cast === 9)
    for (const event of watching.business.events()) expect(event.type).not.toBe('BallotCast')
    const elsewhere = await business.query<Vote>(`/votes/${vote}`)
    expect(elsewhere.vote).toMatchObject({ cast: 9, entitled: 12, ballots: null, result: null })
    expect(elsewhere.mine).toBeNull()
    expect(refusalOf(await business.send(`/votes/${vote}/ballot`, { choice: 'for' }))).toMatchObject({
      status: 403,
      code: 'business-does-not-vote',
      message: elsewhere.can.castBallot?.message,
    })
  })

  test('[E6] the result is computed, explained with its numbers, and certified by chair and Secretariat', async () => {
    const closing = await chair.command(`/votes/${vote}/closing`)
    expect(dataOf(closing, 'VoteClosed').result).toMatchObject({
      outcome: 'carried',
      for: 8,
      against: 1,
      abstain: 0,
      base: 9,
      needed: 6,
      quorumNeeded: 7,
    })
    const { vote: closed } = await business.query<Vote>(`/votes/${vote}?minSeq=${closing.seq}`)
    for (const language of ['en', 'fr'] as const) {
      for (const number of ['8', '9', '6']) expect(closed.sentence?.[language]).toContain(number)
    }
    expect(closed.ballots?.filter(({ choice }) => choice === 'for')).toHaveLength(8)
    await certify(vote)
  })

  test('[E7] the decision has a number, and version 2 shows which words it made', async () => {
    const { vote: certified } = await delegate.query<Vote>(`/votes/${vote}`)
    const { decision, version } = await delegate.query<Decision>(`/decisions/${certified.decision}`)
    expect(decision).toMatchObject({
      number: 1,
      outcome: 'carried',
      work: { id: amendment.work, symbol: amendment.symbol },
    })
    expect(version?.number).toBe(2)
    const { provisions } = await delegate.query<Provisions>(`/instruments/${version?.instrument}/versions/2/provisions`)
    const spans = provisions.find(({ id }) => id === 'p1-s4-3')?.spans.en ?? []
    const made = spans.filter((span) => span.decision === decision.id).map(({ text }) => text)
    expect(made.join('')).toContain('A summary shall be published every year.')
    expect(spans[0]).toMatchObject({ decision: null })
  })

  test('[E8] the chain of a carried, a rejected and a withdrawn amendment leads from the clause and back', async () => {
    const now = await ground(delegate)
    const doomed = await table(head(1), now, 'p1-s4-1', 'Or later.')
    const dropped = await table(head(2), now, 'p1-s4-2', 'Or never.')
    await chair.command(`/sessions/${session}/closing`)
    const scheduled = await chair.command('/sessions', {
      title: 'Second session of the story',
      startsAt: Date.now(),
      timeZone: 'UTC',
      agenda: [doomed, dropped].map(({ work }) => ({ title: 'An amendment', works: [work] })),
    })
    const second = dataOf(scheduled, 'SessionScheduled').session
    await chair.command(`/sessions/${second}/opening`)
    await head(2).command(`/proposals/${dropped.work}/withdrawal`)
    const lost = await putToVote(second, doomed.work)
    for (const voter of heads.slice(0, 8)) await voter.command(`/votes/${lost}/ballot`, { choice: 'against' })
    await chair.command(`/votes/${lost}/closing`)
    await certify(lost)

    const { clause: counted } = await business.query<Clause>(`/mandates/${now.mandate}/clauses/2.7`)
    const { works } = await business.query<Works>(`/works?mandate=${now.mandate}&clause=2.7`)
    expect(works).toHaveLength(counted.works)
    expect(works.filter(({ open }) => open)).toHaveLength(counted.open)
    const listed = ({ work }: Amendment) => works.find(({ id }) => id === work)
    expect(listed(amendment)).toMatchObject({ stage: 'carried', decision: { version: { number: 2 } } })
    expect(listed(doomed)).toMatchObject({ stage: 'rejected', decision: { version: null } })
    expect(listed(dropped)).toMatchObject({ stage: 'withdrawn', open: false, decision: null })
    const chainOf = ({ work }: Amendment) => business.query<Chain>(`/works/${work}/chain`)
    expect(await chainOf(amendment)).toMatchObject({
      sessions: [{ id: session }],
      votes: [{ id: vote, status: 'certified' }],
      decisions: [{ number: 1, outcome: 'carried' }],
    })
    expect(await chainOf(doomed)).toMatchObject({
      sessions: [{ id: second }],
      votes: [{ id: lost }],
      decisions: [{ number: 2, outcome: 'rejected' }],
    })
    expect(await chainOf(dropped)).toMatchObject({ sessions: [{ id: second }], votes: [], decisions: [] })

    const { vote: back } = await business.query<Vote>(`/votes/${lost}`)
    const { clause } = await business.query<Decision>(`/decisions/${back.decision}`)
    expect(clause).toEqual({ mandate: now.mandate, clause: '2.7' })
  })

  test('[E4] a client that watched has seen the complete record, without a gap and nothing twice', async () => {
    const { seq } = await business.query<{ seq: number }>('')
    for (const socket of Object.values(watching)) {
      await socket.reach(seq)
      const places = socket.events().map((event) => `${event.seq}.${event.index}`)
      expect(new Set(places).size).toBe(places.length)
      expect(socket.resets).toEqual([])
    }
  })
})
