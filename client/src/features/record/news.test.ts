import { expect, test } from '@jest/globals'
import { countNews, type NewsItem } from './news.ts'

const news: NewsItem[] = [
  { seq: 4, area: 'votes', member: 'a' },
  { seq: 5, area: 'votes', member: 'a' },
  { seq: 5, area: 'decisions', member: 'a' },
  { seq: 5, area: 'votes', member: 'a' },
  { seq: 6, area: 'threads', member: 'b' },
]
const all = { area: null, member: null }

test('counts entries, not events, and only those not shown yet', () => {
  expect(countNews(news, 4, all)).toBe(2)
  expect(countNews(news, 6, all)).toBe(0)
})

test('counts what fits the filter', () => {
  expect(countNews(news, 0, { ...all, area: 'votes' })).toBe(2)
  expect(countNews(news, 0, { area: 'votes', member: 'b' })).toBe(0)
  expect(countNews(news, 0, { ...all, member: 'b' })).toBe(1)
})
