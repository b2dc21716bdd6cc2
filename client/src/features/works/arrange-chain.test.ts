import { expect, test } from '@jest/globals'
import type { Chain } from '@quorate/shared/contracts/works'
import { arrangeChain } from './arrange-chain.ts'

const work = (id: string, broughtAt: number) => ({ id, broughtAt }) as Chain['works'][number]
const vote = (id: string, on: string, openedAt: number) => ({ id, work: on, openedAt }) as Chain['votes'][number]
const chain: Chain = {
  seq: 9,
  // The requested work first, as the server sends them.
  works: [work('p1', 20), work('i1', 10), work('p2', 30)],
  links: [
    { from: 'p1', to: 'i1', meaning: 'arises-from' },
    { from: 'p2', to: 'p1', meaning: 'replaces' },
    { from: 'p2', to: 'unseen', meaning: 'answers' },
  ],
  sessions: [{ id: 's1', works: ['p1', 'p2'] } as Chain['sessions'][number]],
  votes: [vote('v2', 'p1', 50), vote('v1', 'p1', 40), vote('v3', 'p2', 60)],
  decisions: [{ id: 'd1', work: { id: 'p1' } } as Chain['decisions'][number]],
  more: false,
}

test('[U18] a chain is in the order of events: the work brought first comes first, each with its outcome', () => {
  const parts = arrangeChain(chain)
  expect(parts.map((part) => part.work.id)).toEqual(['i1', 'p1', 'p2'])
  expect(parts.map(({ votes }) => votes.map(({ id }) => id))).toEqual([[], ['v1', 'v2'], ['v3']])
  expect(parts.map(({ sessions }) => sessions.length)).toEqual([0, 1, 1])
  expect(parts.map(({ decisions }) => decisions.length)).toEqual([0, 1, 0])
})

test('[U18] each link is shown from both its works, and none to a work that is not shown', () => {
  const links = arrangeChain(chain).map((part) => part.links.map(({ meaning, way, work: to }) => [meaning, way, to.id]))
  expect(links).toEqual([
    [['arises-from', 'from', 'p1']],
    [
      ['arises-from', 'to', 'i1'],
      ['replaces', 'from', 'p2'],
    ],
    [['replaces', 'to', 'p1']],
  ])
})

test.each([
  ['has not begun', { status: 'scheduled', startsAt: 10 }, true],
  ['was to begin later', { status: 'closed', startsAt: 100 }, true],
  ['was held before', { status: 'closed', startsAt: 10 }, false],
  ['was to begin later, but voted on it', { id: 'held', status: 'closed', startsAt: 100 }, false],
] as const)('[U18] of a decided work, a session that %s comes after the decision: %j, %p', (_, session, later) => {
  const onP1 = { id: 's', works: ['p1'], ...session } as unknown as Chain['sessions'][number]
  const parts = arrangeChain({
    ...chain,
    sessions: [onP1],
    votes: [{ ...vote('v1', 'p1', 40), session: 'held' }],
    decisions: [{ id: 'd1', at: 50, work: { id: 'p1' } } as Chain['decisions'][number]],
  })
  const part = parts.find((each) => each.work.id === 'p1')
  expect([part?.sessions.length, part?.later.length]).toEqual(later ? [0, 1] : [1, 0])
})
