import { expect, test } from '@jest/globals'
import { computeResult, MAJORITY_PROFILES, type VoteCount } from '@quorate/shared/domain/votes/majority'
import { barGeometry } from './bar-geometry.ts'

const count = (values: Partial<VoteCount>): VoteCount => ({
  entitled: 12,
  present: 12,
  for: 0,
  against: 0,
  abstain: 0,
  ballot: 1,
  ...values,
})

test.each(MAJORITY_PROFILES.map((profile) => [profile.id, profile] as const))(
  'under %s the votes for reach the threshold exactly if the question carries',
  (_, profile) => {
    for (let votesFor = 0; votesFor <= 12; votesFor++) {
      for (let against = 0; votesFor + against <= 12; against++) {
        for (let abstain = 0; votesFor + against + abstain <= 12; abstain++) {
          const result = computeResult(profile, count({ for: votesFor, against, abstain }))
          const bar = barGeometry(profile.base, result)
          if (bar.threshold === null) {
            expect(result.base).toBe(0)
            continue
          }
          const reached = bar.segments.find((segment) => segment.kind === 'for')?.length ?? 0
          expect(reached >= bar.threshold).toBe(result.outcome === 'carried')
          const total = bar.segments.reduce((sum, segment) => sum + segment.length, 0)
          if (result.base > 0) expect(total).toBeCloseTo(100, 6)
        }
      }
    }
  },
)

test('abstentions are in the bar only if they count in the base', () => {
  const votes = count({ for: 6, against: 2, abstain: 3 })
  const [convention, important] = MAJORITY_PROFILES
  if (!convention || !important) throw new Error('profiles are missing')
  const kinds = (profile: typeof convention) =>
    barGeometry(profile.base, computeResult(profile, votes)).segments.map(({ kind, count: n }) => [kind, n])
  expect(kinds(convention)).toEqual([
    ['for', 6],
    ['against', 2],
    ['abstain', 3],
    ['silent', 1],
  ])
  expect(kinds(important)).toEqual([
    ['for', 6],
    ['against', 2],
  ])
})

test('a vote in which nobody voted for or against has no threshold to draw', () => {
  const [, important] = MAJORITY_PROFILES
  if (!important) throw new Error('profiles are missing')
  expect(barGeometry(important.base, computeResult(important, count({ abstain: 4 })))).toEqual({
    segments: [],
    threshold: null,
  })
})
