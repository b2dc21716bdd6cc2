import { expect, test } from '@jest/globals'
import { InfiniteQueryObserver, notifyManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { changeAnswers } from './change-answers.ts'

const KEY = ['hlsg', 'votes', 'one']

/** A client whose answers the test sends, in any order. */
function asking() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const requests: { arrive: (answer: unknown) => void; fail: () => void }[] = []
  const queryFn = () =>
    new Promise<unknown>((arrive, reject) => requests.push({ arrive, fail: () => reject(new Error('No answer')) }))
  const shown: unknown[] = []
  const observer = new QueryObserver(client, { queryKey: KEY, queryFn })
  // As React does.
  observer.subscribe(notifyManager.batchCalls(() => shown.push(observer.getCurrentResult().data)))
  const change = (add: number) =>
    changeAnswers(client, ['hlsg'], () =>
      client.setQueryData<number[]>(KEY, (old) => old && (old.includes(add) ? old : [...old, add])),
    )
  const held = () => client.getQueryData(KEY)
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  return { client, requests, shown, change, held, settle }
}

test('[L20] an answer that is from before a change gets it when it arrives, and is not shown without it', async () => {
  const { requests, shown, change, held, settle } = asking()
  change(1)
  change(2)
  requests[0]?.arrive([0])
  await settle()
  expect(held()).toEqual([0, 1, 2])
  expect(new Set(shown.map((data) => JSON.stringify(data)))).toEqual(new Set(['[0,1,2]']))
})

test('[L20] a page keeps a change if the answer that replaces what it has is older, cancelled, or fails', async () => {
  const { client, requests, change, held, settle } = asking()
  requests[0]?.arrive([0])
  await settle()
  void client.invalidateQueries({ queryKey: KEY })
  change(1)
  // Requested once more: the answer before it no longer counts.
  void client.invalidateQueries({ queryKey: KEY })
  requests[1]?.arrive([])
  change(2)
  requests[2]?.arrive([0])
  await settle()
  expect(held()).toEqual([0, 1, 2])
  void client.invalidateQueries({ queryKey: KEY })
  change(3)
  await client.cancelQueries({ queryKey: KEY })
  expect(held()).toEqual([0, 1, 2, 3])
  void client.invalidateQueries({ queryKey: KEY })
  change(4)
  requests[4]?.fail()
  await settle()
  expect(held()).toEqual([0, 1, 2, 3, 4])
})

test('[L20] a list that was fetching its next page keeps what changed in the pages before', async () => {
  const { client, settle } = asking()
  const pages: ((page: number[]) => void)[] = []
  const list = new InfiniteQueryObserver(client, {
    queryKey: ['hlsg', 'list'],
    queryFn: () => new Promise<number[]>((arrive) => pages.push(arrive)),
    initialPageParam: 0,
    getNextPageParam: () => 1,
  })
  list.subscribe(() => undefined)
  pages[0]?.([1])
  await settle()
  void list.fetchNextPage()
  changeAnswers(client, ['hlsg'], () =>
    client.setQueryData<{ pages: number[][]; pageParams: number[] }>(
      ['hlsg', 'list'],
      (old) => old && { ...old, pages: old.pages.map((page) => page.map((row) => (row === 1 ? 10 : row))) },
    ),
  )
  pages[1]?.([2])
  await settle()
  expect(list.getCurrentResult().data?.pages).toEqual([[10], [2]])
})

test('[L20] an answer that is requested after a change is left as it is', async () => {
  const { requests, change, held, settle, client } = asking()
  requests[0]?.arrive([0])
  await settle()
  change(1)
  void client.invalidateQueries({ queryKey: KEY })
  requests[1]?.arrive([7])
  await settle()
  expect(held()).toEqual([7])
})
