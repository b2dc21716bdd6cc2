import { expect, test } from '@jest/globals'
import { createQueryClient } from '../../data/query-client.ts'
import { NetworkError } from '../../data/refusal-error.ts'
import { todayQuery } from '../today/queries.ts'
import { workQuery, worksQuery } from '../works/queries.ts'
import type { Range } from './ranges.ts'
import { createReadReports } from './read-reports.ts'

const LISTS = [worksQuery('hlsg', {}), worksQuery('hlsg', { mandate: 'md1', clause: '2.5' }), todayQuery('hlsg')]
const OTHERS = [workQuery('hlsg', 'w1'), worksQuery('acme', {}), todayQuery('acme')]

/** A browser that has shown each of these pages, and a server that can be `away`. */
function reading() {
  const client = createQueryClient()
  for (const { queryKey } of [...LISTS, ...OTHERS]) client.setQueryData<unknown>(queryKey, { seq: 1 })
  const server = { away: false, told: [] as Range[][] }
  const reports = createReadReports({
    client,
    committee: 'hlsg',
    async send(ranges) {
      if (server.away) throw new NetworkError(new Error('cut'))
      server.told.push(ranges)
    },
  })
  const toAskAgain = (pages: readonly { queryKey: readonly unknown[] }[]) =>
    pages.map(({ queryKey }) => client.getQueryState(queryKey)?.isInvalidated)
  return { ...reports, server, toAskAgain }
}

test('[Q31] after reading, the lists of works and today ask again how much is unread, and nothing else does', async () => {
  const { add, report, server, toAskAgain } = reading()
  for (const number of [3, 1, 2, 7]) add(number)
  expect(toAskAgain(LISTS)).toEqual([false, false, false])
  await report()
  expect(server.told).toEqual([
    [
      [1, 3],
      [7, 7],
    ],
  ])
  expect(toAskAgain(LISTS)).toEqual([true, true, true])
  expect(toAskAgain(OTHERS)).toEqual([false, false, false])
})

test('[Q31] what could not be reported is reported with what is read next, once', async () => {
  const { add, report, server, toAskAgain } = reading()
  server.away = true
  add(1)
  await report()
  expect(toAskAgain(LISTS)).toEqual([false, false, false])
  server.away = false
  add(2)
  await report()
  await report()
  expect(server.told).toEqual([[[1, 2]]])
})
