import { markRead, type Thread } from '@quorate/shared/contracts/threads'
import {
  hashKey,
  InfiniteQueryObserver,
  type QueryCacheNotifyEvent,
  type QueryClient,
  type QueryKey,
  QueryObserver,
} from '@tanstack/react-query'
import { createAppLive } from '../../client/src/app/app-live.ts'
import { perform } from '../../client/src/data/api.ts'
import { committeeOptions, meOptions } from '../../client/src/data/committee.ts'
import { createQueryClient } from '../../client/src/data/query-client.ts'
import { decisionsQuery } from '../../client/src/features/decisions/queries.ts'
import { draftsQuery, proposalQuery, proposalTextQuery } from '../../client/src/features/proposals/queries.ts'
import { voteOn, worksOf } from '../../client/src/features/sessions/current-work.ts'
import { sessionQuery } from '../../client/src/features/sessions/queries.ts'
import { windowOf } from '../../client/src/features/threads/patch.ts'
import { commentsQuery, threadQuery } from '../../client/src/features/threads/queries.ts'
import { type Range, withNumbers } from '../../client/src/features/threads/ranges.ts'
import { todayQuery } from '../../client/src/features/today/queries.ts'
import { voteQuery, votesQuery } from '../../client/src/features/votes/queries.ts'
import { workQuery, worksQuery } from '../../client/src/features/works/queries.ts'
import type { LiveOptions } from '../../client/src/live/live.ts'

/** The page that somebody has open. */
export type Looking =
  | { page: 'session'; session: string }
  | { page: 'proposal'; proposal: string }
  | { page: 'today' }
  | { page: 'list' }
  | { page: 'votes' }

/** The part of a page's queries that an observer needs. */
type Question = { queryKey: QueryKey; initialPageParam?: unknown }

type PageOptions = {
  committee: string
  looking: Looking
  /** Whether the reader has the end of the discussion on screen. */
  readsOn: boolean
  connect: LiveOptions['connect']
  /** Called with each answer in the cache that changes. */
  onAnswer: (queryKey: QueryKey, data: unknown) => void
}

/** Milliseconds on screen after which a comment counts as read, and between two reports of that (`use-reading.ts`). */
const LOOK = 1000
const REPORT = 1200

/**
 * A page without a screen: the client's own cache, live connection, handlers and queries. It holds the queries of the
 * components of that page, which are fetched again, patched and dropped as in a browser.
 */
export async function openPage({ committee, looking, readsOn, connect, onAnswer }: PageOptions) {
  const client = createQueryClient()
  const live = createAppLive(client, connect)
  const discussion = createDiscussion(client, committee, readsOn)
  const mounted = new Map<string, () => void>()
  let watched: string | null = null
  let scheduled = false

  /** The work of React after a change: parts of the page come and go, and their queries with them. */
  function render(): void {
    scheduled = false
    const { questions, thread } = discussion.open(asked(client, committee, looking))
    const wanted = new Map<string, Question>()
    for (const question of [meOptions, committeeOptions(committee), ...questions])
      wanted.set(hashKey(question.queryKey), question)
    for (const [hash, question] of wanted) if (!mounted.has(hash)) mounted.set(hash, observe(client, question))
    for (const [hash, unmount] of mounted) {
      if (wanted.has(hash)) continue
      mounted.delete(hash)
      unmount()
    }
    if (thread === watched) return
    watched = thread
    live.watch(thread)
  }

  const unsubscribe = client.getQueryCache().subscribe((event: QueryCacheNotifyEvent) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    onAnswer(event.query.queryKey, event.query.state.data)
    if (scheduled) return
    scheduled = true
    queueMicrotask(render)
  })
  const reporting = readsOn ? setInterval(() => void discussion.report(), REPORT) : undefined
  const leave = live.follow(committee, await client.fetchQuery(committeeOptions(committee)))
  render()
  return {
    client,
    live,
    isQuiet: () => client.isFetching() === 0 && live.connection().state === 'live',
    close() {
      clearInterval(reporting)
      unsubscribe()
      leave()
      for (const unmount of mounted.values()) unmount()
      client.clear()
    },
  }
}

function observe(client: QueryClient, question: Question): () => void {
  // The edge: a list in pages is recognized by the cursors of its pages.
  const options = question as never
  const observer =
    'initialPageParam' in question ? new InfiniteQueryObserver(client, options) : new QueryObserver(client, options)
  return (observer as QueryObserver).subscribe(() => undefined)
}

type Asked = { questions: Question[]; thread: string | null }

/** The queries of a page, by the answers it has so far. */
function asked(client: QueryClient, committee: string, looking: Looking): Asked {
  switch (looking.page) {
    case 'session':
      return inSession(client, committee, looking.session)
    case 'proposal': {
      const { proposal } = looking
      const question = proposalQuery(committee, proposal)
      const answer = client.getQueryData(question.queryKey)
      const vote = answer?.votes[0]?.id
      return {
        questions: [question, workQuery(committee, proposal), ...votePanel(committee, vote, proposal)],
        thread: answer?.proposal.thread ?? null,
      }
    }
    case 'today':
      return { questions: [todayQuery(committee)], thread: null }
    case 'list':
      return {
        questions: [worksQuery(committee, { kind: 'amendment', open: true }), draftsQuery(committee)],
        thread: null,
      }
    case 'votes':
      return { questions: [votesQuery(committee), decisionsQuery(committee)], thread: null }
  }
}

/** As `session-room.tsx` and `current-work.ts` do. */
function inSession(client: QueryClient, committee: string, id: string): Asked {
  const question = sessionQuery(committee, id)
  const answer = client.getQueryData(question.queryKey)
  const works = answer
    ? worksOf(
        answer,
        answer.session.agenda.find(({ item }) => item === answer.session.current),
      )
    : []
  const voted = answer?.votes.find(({ work }) => works.some((one) => one.id === work))?.work
  const work = works.find((one) => one.id === voted) ?? works[0]
  if (!answer || !work) return { questions: [question], thread: null }
  const ofWork = workQuery(committee, work.id)
  return {
    questions: [
      question,
      ofWork,
      proposalTextQuery(committee, work.id),
      ...votePanel(committee, voteOn(answer, work.id), work.id),
    ],
    thread: client.getQueryData(ofWork.queryKey)?.work.thread ?? null,
  }
}

function votePanel(committee: string, vote: string | undefined, work: string): Question[] {
  return vote === undefined ? [] : [voteQuery(committee, vote), proposalTextQuery(committee, work)]
}

/** The discussion on a page: the comments it fetches, and the comments it reports as read. */
function createDiscussion(client: QueryClient, committee: string, readsOn: boolean) {
  let here: { thread: string; arrival: number | null } | null = null
  let unreported: number[] = []
  let noticed = 0

  /** As `thread-panel.tsx` and `thread-view.tsx` do: the first comments, and those at the end where they are on screen. */
  function open({ questions, thread }: Asked): Asked {
    if (thread === null) return { questions, thread }
    if (here?.thread !== thread) here = { thread, arrival: null }
    const summary = threadQuery(committee, thread)
    const count = client.getQueryData(summary.queryKey)?.count
    const windows = new Set([windowOf(1)])
    if (count !== undefined) {
      here.arrival ??= count
      if (readsOn) windows.add(windowOf(Math.max(1, count)))
      notice(here.arrival, count)
    }
    return {
      questions: [...questions, summary, ...[...windows].map((from) => commentsQuery(committee, thread, from))],
      thread,
    }
  }

  function notice(arrival: number, count: number): void {
    if (!readsOn) return
    for (let number = Math.max(arrival, noticed) + 1; number <= count; number += 1)
      setTimeout(() => unreported.push(number), LOOK)
    noticed = Math.max(noticed, count)
  }

  async function report(): Promise<void> {
    if (unreported.length === 0 || here === null) return
    const { thread } = here
    const numbers = unreported
    const ranges = withNumbers([], numbers)
    unreported = []
    client.setQueryData<Thread>(
      threadQuery(committee, thread).queryKey,
      (data) => data && { ...data, read: withNumbers(data.read as Range[], ranges.flat()) },
    )
    try {
      await perform(markRead, { params: { committee, thread }, body: { ranges } })
    } catch {
      unreported.push(...numbers)
      return
    }
    void client.invalidateQueries({ queryKey: [committee, 'today'], refetchType: 'none' })
  }

  return { open, report }
}
