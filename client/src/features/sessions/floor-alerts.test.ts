import { expect, test } from '@jest/globals'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { QueryClient } from '@tanstack/react-query'
import { committeeOptions } from '../../data/committee.ts'
import { alertsQuery, dismissAlert } from '../../live/alerts.ts'
import { dropFloorAlert, floorAlerts, floorId, raiseFloorAlert } from './floor-alerts.ts'
import { sessionQuery, sessionsQuery } from './queries.ts'

const given = (at: number, principal: string): PresentedEvent<'FloorGiven'> => ({
  seq: at,
  index: 0,
  at,
  type: 'FloorGiven',
  actor: { member: 'chair', capacity: 'chair', for: 'jp' },
  data: { session: 's1', principal, kind: 'statement' },
})

/** The page of a participant with this place. */
function start(capacity = 'delegate', principal: string | null = 'jp') {
  const scope = { client: new QueryClient(), committee: 'hlsg' }
  const keep = (key: readonly unknown[], answer: unknown) => {
    scope.client.setQueryDefaults(key, { staleTime: Number.POSITIVE_INFINITY })
    scope.client.setQueryData<unknown>(key, answer)
  }
  keep(committeeOptions('hlsg').queryKey, { me: { capacity, principal } })
  const alerts = () => scope.client.getQueryData(alertsQuery('hlsg').queryKey) ?? []
  return { scope, alerts, keep }
}

const STATEMENT = { principal: 'jp', kind: 'statement' } as const
const mine = { about: 'sessions', id: floorId('s1', STATEMENT), detail: 's1' }

test('[U14] the members of the delegation that has the floor are told once, until somebody else has it', () => {
  const { scope, alerts } = start()
  raiseFloorAlert(given(5, 'jp'), scope)
  dismissAlert(floorId('s1', STATEMENT), scope)
  raiseFloorAlert(given(5, 'jp'), scope)
  expect(alerts()).toEqual([{ ...mine, dismissed: true }])
  raiseFloorAlert(given(6, 'no'), scope)
  expect(alerts()).toEqual([])
  raiseFloorAlert(given(7, 'jp'), scope)
  dropFloorAlert(null, scope)
  expect(alerts()).toEqual([])
})

test.each([
  ['delegate', 'no'],
  ['chair', 'jp'],
  ['secretariat', null],
])('[U14] a %s of %s is not told of somebody else’s speech', (capacity, principal) => {
  const { scope, alerts } = start(capacity, principal)
  raiseFloorAlert(given(5, 'jp'), scope)
  expect(alerts()).toEqual([])
})

test.each([
  ['still has the floor', STATEMENT, [mine]],
  ['had it and no longer has it', { ...STATEMENT, principal: 'no' }, []],
  ['had it, and nobody has it', null, []],
])('[U14] a page that starts again for a speaker who %s', async (_, speaking, expected) => {
  const { scope, alerts, keep } = start()
  raiseFloorAlert(given(4, 'jp'), scope)
  keep(sessionsQuery('hlsg', { status: 'open' }).queryKey, {
    pages: [{ sessions: [{ id: 's1', status: 'open' }], next: null }],
    pageParams: [null],
  })
  keep(sessionQuery('hlsg', 's1').queryKey, { floor: { speaking } })
  await floorAlerts.restore(scope)
  expect(alerts()).toEqual(expected)
})
