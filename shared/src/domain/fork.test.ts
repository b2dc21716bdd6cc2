import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { apply, emptyState } from './committee.ts'
import { castAll, committeeAtWork, inSession, opening, rewording } from './committee-fixture.ts'
import { fork } from './fork.ts'

type Step = { act: 'set' | 'change' | 'delete' | 'clear'; key: string; value: number }
const steps = fc.array(
  fc.record<Step>({
    act: fc.constantFrom('set', 'set', 'change', 'change', 'delete', 'clear'),
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    value: fc.nat(9),
  }),
)

type Small = {
  map: Map<string, { value: number; within: Map<string, number> }>
  nested: { set: Set<number>; list: readonly number[] }
  plain: string | null
}
const small = (): Small => ({
  map: new Map([
    ['a', { value: 1, within: new Map([['x', 1]]) }],
    ['b', { value: 2, within: new Map() }],
  ]),
  nested: { set: new Set([1]), list: [1] },
  plain: null,
})

function take({ map, nested }: Small, { act, key, value }: Step): void {
  nested.set.add(value)
  if (value % 2 === 0) nested.set.delete(value - 1)
  nested.list = [...nested.list, value]
  map.get(key)?.within.set(key, value)
  if (act === 'set') map.set(key, { value, within: new Map() })
  else if (act === 'delete') map.delete(key)
  else if (act === 'clear') map.clear()
  else Object.assign(map.get(key) ?? {}, { value })
}

/** The same as plain data, without the classes of its maps. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return { map: [...value].map(([key, member]) => [key, plain(member)]), size: value.size }
  if (value instanceof Set) return { set: [...value], size: value.size }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]))
}

test('[K14] a fork behaves as the original would, and does not change the original', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const original = small()
      const [forked, copied] = [fork(original), small()]
      for (const step of taken) {
        take(forked, step)
        take(copied, step)
        expect(plain(forked)).toEqual(plain(copied))
        for (const key of ['a', 'b', 'c', 'd']) expect(forked.map.has(key)).toBe(copied.map.has(key))
        for (const value of [0, 1, 2, 3]) expect(forked.nested.set.has(value)).toBe(copied.nested.set.has(value))
        expect(forked.map.size).toBe(copied.map.size)
      }
      expect(original).toEqual(small())
    }),
  )
})

test('[K14] judged on a fork, every event of a committee’s life has the effect it has on the state itself', () => {
  const committee = committeeAtWork()
  inSession(committee, [rewording('p1-s1-1', 'Customs assesses every risk.')])
  committee.run('chair', opening('p1'))
  castAll(committee, 'v1', ['for', 'for', 'for', 'against'])
  committee.run('chair', { type: 'closeVote', vote: 'v1' }, { type: 'certifyVote', vote: 'v1' })
  committee.run('secretary', { type: 'certifyVote', vote: 'v1' })
  expect(committee.record.at(-1)?.type).toBe('VersionConsolidated')
  const state = emptyState('hlsg')
  for (const event of committee.record) {
    const before = structuredClone(state)
    const ahead = fork(state)
    apply(ahead, event)
    expect(state).toEqual(before)
    apply(state, event)
    expect(plain(ahead)).toEqual(plain(state))
  }
})
