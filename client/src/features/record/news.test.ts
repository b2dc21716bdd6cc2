import { expect, test } from '@jest/globals'
import { countNews, type NewsItem } from './news.ts'

const news: NewsItem[] = [
  { seq: 4, type: 'VoteCertified', member: 'a' },
  { seq: 5, type: 'VoteCertified', member: 'a' },
  { seq: 5, type: 'DecisionTaken', member: 'a' },
  { seq: 5, type: 'VoteCertified', member: 'a' },
  { seq: 6, type: 'CommentPosted', member: 'b' },
]
const areaOf = (type: string) => (type === 'VoteCertified' ? 'votes' : 'others')
const all = { area: null, member: null }

test('counts entries, not events, and only those not shown yet', () => {
  expect(countNews(news, 4, all, areaOf)).toBe(2)
  expect(countNews(news, 6, all, areaOf)).toBe(0)
})

test('counts the entries that fit the filter', () => {
  expect(countNews(news, 0, { ...all, area: 'votes' }, areaOf)).toBe(2)
  expect(countNews(news, 0, { area: 'votes', member: 'b' }, areaOf)).toBe(0)
  expect(countNews(news, 0, { ...all, member: 'b' }, areaOf)).toBe(1)
})
