import { expect, test } from '@jest/globals'
import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Language } from '@quorate/shared/domain/language'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import { QueryClient } from '@tanstack/react-query'
import { within } from '../../data/address.ts'
import { alertsQuery } from '../../live/alerts.ts'
import { dropVoteAlert, raiseVoteAlert, voteAlerts } from './alerts.ts'
import { votesQuery } from './queries.ts'

const actor = { member: 'chair', capacity: 'chair', for: null } as const
const opened = (seq: number, data: { vote: string; question: string; wordings?: OfficialText } | null) =>
  ({ seq, index: 0, at: seq, type: 'VoteOpened', actor, data }) as PresentedEvent<'VoteOpened'>
const closed = (seq: number, data: { vote: string } | null) =>
  ({ seq, index: 0, at: seq, type: 'VoteClosed', actor, data }) as PresentedEvent<'VoteClosed'>

function start() {
  const scope = { client: new QueryClient(), committee: 'hlsg' }
  const alerts = () =>
    scope.client.getQueryData(alertsQuery('hlsg').queryKey)?.map(({ id, detail }) => `${id}: ${detail}`) ?? []
  return { scope, alerts }
}

const first = opened(4, { vote: 'v1', question: 'Adopt?' })

test('[U10] a vote is announced once, even if its opening comes with one’s own command and with the batch', () => {
  const { scope, alerts } = start()
  raiseVoteAlert(first, scope)
  raiseVoteAlert(first, scope)
  expect(alerts()).toEqual(['v1: Adopt?'])
  raiseVoteAlert(opened(6, { vote: 'v2', question: 'And this?' }), scope)
  expect(alerts()).toEqual(['v1: Adopt?', 'v2: And this?'])
})

test('[U10] a vote that is over is not announced', () => {
  const { scope, alerts } = start()
  raiseVoteAlert(first, scope)
  dropVoteAlert(closed(5, { vote: 'v1' }), scope)
  expect(alerts()).toEqual([])
})

test('[U10] a vote whose opening came without its contents is announced without its question, until a vote closes', () => {
  const { scope, alerts } = start()
  raiseVoteAlert(opened(4, null), scope)
  raiseVoteAlert(opened(5, { vote: 'v2', question: 'And this?' }), scope)
  expect(alerts()).toEqual(['#4: null', 'v2: And this?'])
  dropVoteAlert(closed(6, { vote: 'v1' }), scope)
  expect(alerts()).toEqual(['v2: And this?'])
})

test('[U37] a vote is announced in the reader’s language if its question is put in it', () => {
  const wordings = { en: 'Adopt?', fr: 'Adopter ?' }
  const { scope } = start()
  raiseVoteAlert(opened(4, { vote: 'v1', question: 'Adopt?', wordings }), scope)
  const [alert] = scope.client.getQueryData(alertsQuery('hlsg').queryKey) ?? []
  const spoken = (language: Language) =>
    alert && voteAlerts.words(alert, (_, values) => String(values?.question), within('hlsg'), language).spoken
  expect([spoken('en'), spoken('fr')]).toEqual(['Adopt?', 'Adopter ?'])
})

test('[U10] a page that starts again announces the votes that are open now, and nothing else', async () => {
  const { scope, alerts } = start()
  raiseVoteAlert(first, scope)
  const votes = [
    { id: 'v2', question: 'And this?', status: 'open' },
    { id: 'v1', question: 'Adopt?', status: 'closed' },
  ]
  const { queryKey } = votesQuery('hlsg', { status: 'open' })
  scope.client.setQueryDefaults(queryKey, { staleTime: Number.POSITIVE_INFINITY })
  scope.client.setQueryData<unknown>(queryKey, { pages: [{ seq: 9, votes, next: null }], pageParams: [null] })
  await voteAlerts.restore(scope)
  expect(alerts()).toEqual(['v2: And this?'])
  await voteAlerts.restore(scope)
  expect(alerts()).toEqual(['v2: And this?'])
})
