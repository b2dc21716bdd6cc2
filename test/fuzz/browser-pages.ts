import { AsyncLocalStorage } from 'node:async_hooks'
import { setMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Decisions } from '@quorate/shared/contracts/decisions'
import type { Instruments } from '@quorate/shared/contracts/instrument'
import type { Sessions } from '@quorate/shared/contracts/sessions'
import type { Comments } from '@quorate/shared/contracts/threads'
import type { Votes } from '@quorate/shared/contracts/votes'
import type { Works } from '@quorate/shared/contracts/works'
import {
  hashKey,
  type InfiniteData,
  InfiniteQueryObserver,
  type Query,
  QueryClient,
  QueryObserver,
} from '@tanstack/react-query'
import { io } from 'socket.io-client'
import { createAppLive } from '../../client/src/app/app-live.ts'
import { committeeOptions, meOptions } from '../../client/src/data/committee.ts'
import { createQueryClient } from '../../client/src/data/query-client.ts'
import { RefusalError } from '../../client/src/data/refusal-error.ts'
import { decisionQuery, decisionsQuery } from '../../client/src/features/decisions/queries.ts'
import {
  amendmentsQuery,
  instrumentsQuery,
  provisionsQuery,
  versionQuery,
} from '../../client/src/features/instrument/queries.ts'
import { draftsQuery, proposalQuery, proposalTextQuery } from '../../client/src/features/proposals/queries.ts'
import { recordQuery } from '../../client/src/features/record/queries.ts'
import { sessionQuery, sessionsQuery } from '../../client/src/features/sessions/queries.ts'
import { commentsQuery, editionsQuery, threadQuery } from '../../client/src/features/threads/queries.ts'
import { todayQuery } from '../../client/src/features/today/queries.ts'
import { voteQuery, votesQuery } from '../../client/src/features/votes/queries.ts'
import { chainQuery, workQuery, worksQuery } from '../../client/src/features/works/queries.ts'
import { createRandom } from './random.mjs'

/**
 * Pages with the client's own cache, live connection and queries, for `pages.mjs`. Any answer may be held for a while,
 * and pages ask again at any time, so that older answers come after later events. At rest, what a page holds must be
 * what a fresh fetch brings.
 */
type Viewer = { name: string; cookie: string }
type Order =
  | { order: 'open'; seed: string; ports: number[]; publicOrigin: string; viewers: Viewer[] }
  | { order: 'turmoil' }
  | { order: 'rest'; head: number; viewers: Viewer[] }
export type Difference = { name: string; detail: string }
/** `compared`: how many answers were held against a fresh one. */
export type Outcome = { differences: Difference[]; compared: number }

const COMMITTEE = 'hlsg'
/** Milliseconds for which an answer is held at most, and between two questions of one page. */
const HELD = 1200
const ASKS = [10, 120] as const
/** Milliseconds at rest after which a page that differs is wrong, also on a busy machine. */
const EQUAL_WITHIN = 20_000
/** The works, the latest first, whose own pages are looked at. */
const LOOKED_AT = 2

// The parts of a browser that the client looks for.
const browser = Object.assign(new EventTarget(), { location: undefined })
setMaxListeners(0, browser)
Object.assign(globalThis, { window: browser })
// Everybody's fetches after an event are spread by chance; here they come at once.
Math.random = () => 0

let random = createRandom('')
let ports: number[] = []
let publicOrigin = ''
let resting = true
let compared = 0
const whose = new AsyncLocalStorage<Viewer>()
const throughNetwork = globalThis.fetch

/** As behind a load balancer: any node answers, and another one if that is down. */
globalThis.fetch = (async (path: string, init: RequestInit = {}) => {
  const viewer = whose.getStore()
  if (viewer === undefined) throw new Error(`Nobody asks for ${path}`)
  const headers = { ...(init.headers as Record<string, string>), origin: publicOrigin, cookie: viewer.cookie }
  for (let tries = 0; ; tries += 1) {
    try {
      const response = await throughNetwork(`http://127.0.0.1:${random.pick(ports)}${path}`, { ...init, headers })
      const answer = await response.json()
      // The answer is made; it arrives when others have overtaken it.
      for (const until = Date.now() + random.between(0, HELD); !resting && Date.now() < until; ) await pause(10)
      return { ok: response.ok, status: response.status, json: async () => answer }
    } catch (error) {
      if (tries > 100) throw error
      await pause(30)
    }
  }
}) as typeof fetch

async function openPage(viewer: Viewer) {
  const client = createQueryClient()
  const live = createAppLive(client, async () =>
    io(`http://127.0.0.1:${random.pick(ports)}`, {
      path: '/socket.io',
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      extraHeaders: { origin: publicOrigin, cookie: viewer.cookie },
    }),
  )
  const looking = new Map<string, () => void>()

  /** Looks at everything, and at what there is since. */
  function look(): void {
    const lists = {
      works: worksQuery(COMMITTEE, {}),
      sessions: sessionsQuery(COMMITTEE),
      votes: votesQuery(COMMITTEE),
      decisions: decisionsQuery(COMMITTEE),
    }
    const first = <P>(list: { queryKey: readonly unknown[] }) =>
      client.getQueryData<InfiniteData<P>>(list.queryKey)?.pages[0]
    const works = first<Works>(lists.works)?.works ?? []
    const latest = {
      sessions: first<Sessions>(lists.sessions)?.sessions.slice(0, LOOKED_AT) ?? [],
      votes: first<Votes>(lists.votes)?.votes.slice(0, LOOKED_AT) ?? [],
      decisions: first<Decisions>(lists.decisions)?.decisions.slice(0, LOOKED_AT) ?? [],
    }
    const instruments = client.getQueryData<Instruments>(instrumentsQuery(COMMITTEE).queryKey)?.instruments ?? []
    const comments = works.slice(0, LOOKED_AT).flatMap(({ thread }) => {
      const { queryKey } = commentsQuery(COMMITTEE, thread, 1)
      return client.getQueryData<Comments>(queryKey)?.comments.filter(({ edits }) => edits > 0) ?? []
    })
    const questions = [
      ...[committeeOptions, todayQuery, instrumentsQuery, draftsQuery].map((of) => of(COMMITTEE)),
      ...Object.values(lists),
      recordQuery(COMMITTEE, { area: null, member: null }),
      ...latest.sessions.map(({ id }) => sessionQuery(COMMITTEE, id)),
      ...latest.votes.map(({ id }) => voteQuery(COMMITTEE, id)),
      ...latest.decisions.map(({ id }) => decisionQuery(COMMITTEE, id)),
      ...instruments.flatMap(({ id, versions }) => [
        versionQuery(COMMITTEE, id, 'latest'),
        provisionsQuery(COMMITTEE, { instrument: id, version: versions.length, corrigenda: 0 }, 0),
        amendmentsQuery(COMMITTEE, id, versions.length),
      ]),
      ...comments.slice(-LOOKED_AT).map(({ thread, id }) => editionsQuery(COMMITTEE, thread, id)),
      ...works
        .slice(0, LOOKED_AT)
        .flatMap(({ id, thread }) => [
          ...[workQuery, chainQuery, proposalQuery, proposalTextQuery].map((of) => of(COMMITTEE, id)),
          threadQuery(COMMITTEE, thread),
          commentsQuery(COMMITTEE, thread, 1),
        ]),
    ]
    for (const question of questions) {
      const hash = hashKey(question.queryKey)
      if (looking.has(hash)) continue
      const options = question as never
      const observer =
        'initialPageParam' in question ? new InfiniteQueryObserver(client, options) : new QueryObserver(client, options)
      looking.set(
        hash,
        (observer as QueryObserver).subscribe(() => undefined),
      )
    }
  }

  const held = (): Query[] => client.getQueryCache().findAll({ queryKey: [COMMITTEE], type: 'active' })
  const committee = await client.fetchQuery(committeeOptions(COMMITTEE))
  await client.fetchQuery(meOptions)
  const leave = live.follow(COMMITTEE, committee)
  look()
  return {
    viewer,
    /** Asks again for something that it shows, or for the first time. */
    ask() {
      look()
      const query = random.pick(held().filter(({ queryKey }) => queryKey[1] !== 'membership'))
      if (query === undefined) return
      const { queryKey } = query
      void (random.chance(0.3) ? client.resetQueries({ queryKey }) : client.invalidateQueries({ queryKey }))
    },
    isQuiet: () => client.isFetching() === 0 && live.connection().state === 'live',
    isSignedIn: () => client.getQueryData(meOptions.queryKey) !== null,
    takesPart: () =>
      new QueryClient().fetchQuery({ ...committeeOptions(COMMITTEE), retry: false }).then(
        () => true,
        (error: unknown) => !(error instanceof RefusalError && error.code === 'not-a-participant'),
      ),
    state: () => `${client.isFetching()} fetches, ${live.connection().state}`,
    /** What it holds otherwise than a fresh fetch; null: nothing. */
    async difference(head: number): Promise<string | null> {
      const differences = await Promise.all(held().map((query) => differenceOf(query, head)))
      return differences.find((one) => one !== null) ?? null
    },
    close() {
      leave()
      for (const unsubscribe of looking.values()) unsubscribe()
      client.clear()
    },
  }
}
type Page = Awaited<ReturnType<typeof openPage>>

async function differenceOf(query: Query, head: number): Promise<string | null> {
  const { queryKey, state, options } = query
  // The record shows what is new, and what was hidden since, when its reader asks for it.
  if (queryKey[1] === 'record') return null
  // A page that could not be fetched says so, and offers to try again.
  if (state.status !== 'success') return null
  const client = new QueryClient()
  client.setQueryData(['seen', COMMITTEE], head)
  const fresh = await client.fetchQuery({ ...options, queryKey, retry: false } as never).catch(() => undefined)
  if (fresh === undefined) return null
  compared += 1
  const [is, due] = [withoutSeq(query.state.data), withoutSeq(fresh)]
  if (isDeepStrictEqual(is, due)) return null
  return `${JSON.stringify(queryKey)}: ${firstDifference(is, due, '')}`
}

function withoutSeq(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer
  if ('pages' in answer) return (answer as InfiniteData<unknown>).pages.map(withoutSeq)
  return JSON.parse(JSON.stringify({ ...answer, seq: null, mark: null }))
}

function firstDifference(is: unknown, due: unknown, path: string): string {
  const both = [is, due].every((one) => typeof one === 'object' && one !== null)
  if (!both)
    return `${path} is ${JSON.stringify(is)?.slice(0, 300)}, and a fresh fetch brings ${JSON.stringify(due)?.slice(0, 300)}`
  const [one, other] = [is as Record<string, unknown>, due as Record<string, unknown>]
  const name = [...new Set([...Object.keys(one), ...Object.keys(other)])].find(
    (each) => !isDeepStrictEqual(one[each], other[each]),
  )
  return name === undefined ? `${path} is of another form` : firstDifference(one[name], other[name], `${path}/${name}`)
}

let pages: Page[] = []

async function open(viewers: readonly Viewer[]): Promise<Page[]> {
  // Somebody who takes no part at the moment has no page.
  const opened = await Promise.allSettled(viewers.map((viewer) => whose.run(viewer, () => openPage(viewer))))
  return opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}

async function askOn(page: Page): Promise<void> {
  while (!resting) {
    await pause(random.between(...ASKS))
    if (!resting) whose.run(page.viewer, page.ask)
  }
}

async function compare(page: Page, head: number): Promise<Difference[]> {
  const end = Date.now() + EQUAL_WITHIN
  for (;;) {
    const found = await whose.run(page.viewer, () => page.difference(head))
    if (found === null && page.isQuiet()) return []
    if (!page.isSignedIn()) return []
    const { name } = page.viewer
    if (Date.now() > end) {
      // Somebody who has left the committee meanwhile is told so, and the page stays as it was.
      if (!(await whose.run(page.viewer, page.takesPart))) return []
      return [{ name, detail: found ?? `it never comes to rest: ${page.state()}` }]
    }
    await pause(200)
  }
}

async function rest({ head, viewers }: Extract<Order, { order: 'rest' }>): Promise<Difference[]> {
  resting = true
  // A viewer who has signed in again meanwhile opens another page.
  const same = (page: Page) =>
    viewers.some(({ name, cookie }) => name === page.viewer.name && cookie === page.viewer.cookie)
  const staying = pages.filter((page) => same(page) && page.isSignedIn())
  for (const page of pages) if (!staying.includes(page)) page.close()
  const differences = (await Promise.all(staying.map((page) => compare(page, head)))).flat()
  const others = viewers.filter(({ name }) => !staying.some(({ viewer }) => viewer.name === name))
  pages = [...staying, ...(await open(others))]
  return differences
}

async function follow(order: Order): Promise<Difference[]> {
  switch (order.order) {
    case 'open':
      random = createRandom(order.seed)
      ports = order.ports
      publicOrigin = order.publicOrigin
      pages = await open(order.viewers)
      return []
    case 'turmoil':
      resting = false
      for (const page of pages) void askOn(page)
      return []
    case 'rest':
      return rest(order)
  }
}

process.on('message', async (order: Order) => {
  const differences = await follow(order)
  process.send?.({ differences, compared } satisfies Outcome)
})
process.on('disconnect', () => process.exit(0))
