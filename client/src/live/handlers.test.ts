import { expect, test } from '@jest/globals'
import { QueryClient } from '@tanstack/react-query'
import { createLiveContext } from './handlers.ts'

type Rows = { seq: number; rows: number[] }

const KEY = ['hlsg', 'things', 'list']

function held(data: unknown) {
  const client = new QueryClient()
  client.setQueryData(KEY, data)
  const { patch } = createLiveContext({
    client,
    committee: 'hlsg',
    refresh: () => undefined,
    expectRush: () => undefined,
  })
  return { client, patch, data: () => client.getQueryData(KEY) }
}

const list = (...pages: Rows[]) => ({ pages, pageParams: pages.map((_, index) => index) })

test('[L18] each page of a list that is older than the event is changed, and gets its number', () => {
  const { patch, data } = held(list({ seq: 5, rows: [1] }, { seq: 9, rows: [2] }, { seq: 6, rows: [3] }))
  patch<Rows>(['things'], 7, (old, { queryKey, page }) => {
    expect(queryKey).toEqual(KEY)
    return { ...old, rows: [...old.rows, page * 10] }
  })
  expect(data()).toEqual(list({ seq: 5, rows: [1, 0] }, { seq: 9, rows: [2] }, { seq: 6, rows: [3, 20] }))
})

test('[L18] an answer that an event does not change stays the same object, so that nothing is rendered again', () => {
  const pages = held(list({ seq: 5, rows: [1] }))
  const before = pages.data()
  pages.patch<Rows>(['things'], 7, (old) => old)
  expect(pages.data()).toBe(before)
  const plain = held({ seq: 5, rows: [1] })
  const answer = plain.data()
  plain.patch<Rows>(['things'], 5, (old) => ({ ...old, rows: [] }))
  expect(plain.data()).toBe(answer)
  plain.patch<Rows>(['things'], 6, (old) => ({ ...old, rows: [] }))
  expect(plain.data()).toEqual({ seq: 5, rows: [] })
})
