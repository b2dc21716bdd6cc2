import { expect, test } from '@jest/globals'
import { computeResult, findMajorityProfile, MAJORITY_PROFILES, smallestCount, type VoteCount } from './majority.ts'

const profile = (id: string) => {
  const found = findMajorityProfile(id)
  if (found === undefined) throw new Error(`No profile ${id}`)
  return found
}

const count = (counts: Partial<VoteCount>): VoteCount => {
  const cast = (counts.for ?? 0) + (counts.against ?? 0) + (counts.abstain ?? 0)
  const present = counts.present ?? cast
  return { entitled: present, present, for: 0, against: 0, abstain: 0, ballot: 1, ...counts }
}

/**
 * The five profiles once more, as sentences of the rule books and in whole-number inequalities of their own, so that a
 * mistake in the general computation shows. A quorum is "2 × present > entitled"; "two-thirds" is "3 × for ≥ 2 × base";
 * "more than half" is "2 × for > base".
 */
type Rule = {
  quorum: (present: bigint, entitled: bigint) => boolean
  base: (vote: { entitled: bigint; present: bigint; yes: bigint; no: bigint }) => bigint
  carries: (yes: bigint, base: bigint) => boolean
  second: boolean
  halved: boolean
}

const moreThanHalfPresent: Rule['quorum'] = (present, entitled) => 2n * present > entitled
const RULES: Record<string, Rule> = {
  'wco-convention': {
    quorum: moreThanHalfPresent,
    base: ({ present }) => present,
    carries: (yes, base) => 3n * yes >= 2n * base,
    second: false,
    halved: false,
  },
  'un-important': {
    quorum: moreThanHalfPresent,
    base: ({ yes, no }) => yes + no,
    carries: (yes, base) => 3n * yes >= 2n * base,
    second: false,
    halved: false,
  },
  'un-ordinary': {
    quorum: moreThanHalfPresent,
    base: ({ yes, no }) => yes + no,
    carries: (yes, base) => 2n * yes > base,
    second: true,
    halved: true,
  },
  ecosoc: {
    quorum: moreThanHalfPresent,
    base: ({ yes, no }) => yes + no,
    carries: (yes, base) => 2n * yes > base,
    second: false,
    halved: true,
  },
  absolute: {
    quorum: () => true,
    base: ({ entitled }) => entitled,
    carries: (yes, base) => 2n * yes > base,
    second: false,
    halved: true,
  },
}

function expected(rule: Rule, vote: VoteCount): { outcome: string; base: number; needed: number } {
  const [entitled, present, yes, no] = [vote.entitled, vote.present, vote.for, vote.against].map(BigInt)
  if (entitled === undefined || present === undefined || yes === undefined || no === undefined)
    throw new Error('BigInt')
  const base = rule.base({ entitled, present, yes, no })
  let needed = 1n
  while (!rule.carries(needed, base)) needed += 1n
  const outcome = (): string => {
    if (!rule.quorum(present, entitled)) return 'no-quorum'
    if (yes > 0n && rule.carries(yes, base)) return 'carried'
    const tied = rule.halved && yes === no && yes > 0n && yes + no === base
    return tied && rule.second && vote.ballot === 1 ? 'tied' : 'rejected'
  }
  return { outcome: outcome(), base: Number(base), needed: Number(needed) }
}

/** Test values between 0 and `most`: both ends, and those around a half and two-thirds. */
const around = (most: number): number[] => {
  const points = [0, 1, 2, most / 3, most / 2, (2 * most) / 3, most - 1, most]
  const near = points.flatMap((point) => [Math.floor(point) - 1, Math.floor(point), Math.floor(point) + 1])
  return [...new Set(near)].filter((number) => number >= 0 && number <= most)
}

function* smallVotes(largest: number): Generator<VoteCount> {
  for (let entitled = 0; entitled <= largest; entitled += 1)
    for (let present = 0; present <= entitled; present += 1)
      for (let yes = 0; yes <= present; yes += 1)
        for (let no = 0; yes + no <= present; no += 1)
          for (let abstain = 0; yes + no + abstain <= present; abstain += 1)
            yield { entitled, present, for: yes, against: no, abstain, ballot: 1 }
}

function* largeVotes(): Generator<VoteCount> {
  for (let entitled = 1; entitled <= 200; entitled += 1)
    for (const present of new Set([entitled, Math.floor(entitled / 2), Math.floor(entitled / 2) + 1]))
      for (const abstain of new Set([0, 1, Math.floor(present / 3), present])) {
        const voting = present - abstain
        for (const yes of around(voting))
          yield { entitled, present, for: yes, against: voting - yes, abstain, ballot: 1 }
      }
}

const differences = (id: string, votes: Iterable<VoteCount>): string[] => {
  const [tried, rule] = [profile(id), RULES[id]]
  if (rule === undefined) throw new Error(`No rule ${id}`)
  const found: string[] = []
  for (const vote of votes)
    for (const ballot of [1, 2] as const) {
      const { outcome, base, needed } = computeResult(tried, { ...vote, ballot })
      const right = expected(rule, { ...vote, ballot })
      if (outcome !== right.outcome || base !== right.base || needed !== right.needed)
        found.push(`${JSON.stringify({ ...vote, ballot })}: ${outcome} ${base} ${needed}, not ${JSON.stringify(right)}`)
    }
  return found.slice(0, 5)
}

test('the rules in this test are those of the product’s profiles', () => {
  expect(MAJORITY_PROFILES.map(({ id }) => id)).toEqual(Object.keys(RULES))
})

test.each(Object.keys(RULES))('[V1] %s agrees with its rule for every vote of up to 11 Members', (id) => {
  expect(differences(id, smallVotes(11))).toEqual([])
})

test.each(Object.keys(RULES))('[V1] %s agrees with its rule around every turning point for 1 to 200 Members', (id) => {
  expect(differences(id, largeVotes())).toEqual([])
})

test.each([
  ['wco-convention', { entitled: 53, present: 53, for: 36, against: 17 }, 'carried', 53, 36],
  ['wco-convention', { entitled: 53, present: 53, for: 35, against: 18 }, 'rejected', 53, 36],
  ['wco-convention', { entitled: 60, present: 54, for: 35, against: 0, abstain: 19 }, 'rejected', 54, 36],
  ['un-important', { entitled: 60, present: 54, for: 35, against: 0, abstain: 19 }, 'carried', 35, 24],
  ['un-ordinary', { entitled: 193, present: 193, for: 97, against: 96 }, 'carried', 193, 97],
  ['ecosoc', { entitled: 53, present: 53, for: 1, against: 0, abstain: 52 }, 'carried', 1, 1],
  ['absolute', { entitled: 186, present: 100, for: 93, against: 7 }, 'rejected', 186, 94],
  ['absolute', { entitled: 186, present: 100, for: 94, against: 6 }, 'carried', 186, 94],
])('[V2] %s: %j is %s, on a base of %i with %i needed', (id, counts, outcome, base, needed) => {
  expect(computeResult(profile(id), count(counts))).toMatchObject({ outcome, base, needed })
})

test.each([
  [53, 36],
  [54, 36],
  [55, 37],
  [1, 1],
  [0, 0],
])('[V2] two-thirds of %i is %i', (total, smallest) => {
  expect(smallestCount({ numerator: 2, denominator: 3, strictly: false }, total)).toBe(smallest)
})

test.each([
  ['un-ordinary', 1, 'tied', 'tie-second-ballot'],
  ['un-ordinary', 2, 'rejected', 'tie-lost'],
  ['ecosoc', 1, 'rejected', 'tie-lost'],
  ['absolute', 1, 'rejected', 'tie-lost'],
  ['wco-convention', 1, 'rejected', 'not-reached'],
  ['un-important', 1, 'rejected', 'not-reached'],
] as const)('[V3] an equal division under %s on ballot %i is %s (%s)', (id, ballot, outcome, reason) => {
  expect(computeResult(profile(id), count({ for: 10, against: 10, ballot }))).toMatchObject({ outcome, reason })
})

test.each(['wco-convention', 'un-important', 'un-ordinary', 'ecosoc'])(
  '[V4] %s decides nothing without a quorum, with any votes',
  (id) => {
    const half = computeResult(profile(id), count({ entitled: 20, present: 10, for: 10 }))
    expect(half).toMatchObject({ outcome: 'no-quorum', reason: 'no-quorum', quorumNeeded: 11 })
    expect(computeResult(profile(id), count({ entitled: 20, present: 11, for: 11 })).outcome).toBe('carried')
  },
)

test('[V4] a body whose profile has no quorum always decides', () => {
  expect(computeResult(profile('absolute'), count({ entitled: 20, present: 1, for: 1 }))).toMatchObject({
    outcome: 'rejected',
    quorumNeeded: 0,
  })
})

test.each([
  ['un-important', { present: 12, abstain: 12 }, 'no-votes'],
  ['un-ordinary', { present: 12, abstain: 12 }, 'no-votes'],
  ['ecosoc', { present: 12 }, 'no-votes'],
  ['wco-convention', { present: 12 }, 'no-votes'],
  ['wco-convention', { present: 12, abstain: 12 }, 'not-reached'],
  ['absolute', { present: 12 }, 'no-votes'],
])('[V5] %s with %j is rejected (%s), never carried by nobody', (id, counts, reason) => {
  expect(computeResult(profile(id), count(counts))).toMatchObject({ outcome: 'rejected', reason })
})

test.each([
  [{ entitled: 5, present: 6 }],
  [{ entitled: 5, present: 5, for: 4, against: 1, abstain: 1 }],
  [{ entitled: 5, present: 5, for: -1 }],
  [{ entitled: 5, present: 5, for: 2.5 }],
  [{ entitled: Number.NaN, present: 0 }],
])('[V6] impossible counts throw: %j', (counts) => {
  expect(() => computeResult(profile('ecosoc'), count(counts))).toThrow(RangeError)
})

test.each([
  [{ numerator: 3, denominator: 2, strictly: false }],
  [{ numerator: 1, denominator: 0, strictly: false }],
  [{ numerator: 0.5, denominator: 1, strictly: true }],
])('[V6] a share that is no fraction throws: %j', (share) => {
  expect(() => smallestCount(share, 10)).toThrow(RangeError)
})
