import { assertNever } from '../assert-never.ts'
import { DECISION_OUTCOMES } from '../decisions/events.ts'

/** A Member's possible answers to the question put. Not casting at all is not an answer. */
export const CHOICES = ['for', 'against', 'abstain'] as const
export type Choice = (typeof CHOICES)[number]

/** The choice that these words are; null where they are none. */
export function readChoice(words: string | null): Choice | null {
  return CHOICES.find((choice) => choice === words) ?? null
}

/**
 * A share of a whole number of Members or votes, as an exact fraction: "more than" the fraction where `strictly`,
 * otherwise "at least" it. `{ numerator: 1, denominator: 2, strictly: true }` reads "more than half".
 */
export type Share = { numerator: number; denominator: number; strictly: boolean }

/**
 * The number with which the votes for are compared:
 * - `present-and-entitled`: Members present who are entitled to vote, also those who abstain or do not vote;
 * - `present-and-voting`: votes for and against only;
 * - `all-entitled`: all Members entitled to vote, present or not.
 */
export const MAJORITY_BASES = ['present-and-entitled', 'present-and-voting', 'all-entitled'] as const
export type MajorityBase = (typeof MAJORITY_BASES)[number]

/** What a tie means: the question is lost, or put a second time. */
export const TIES = ['lost', 'second-ballot'] as const

/**
 * How a body decides by vote.
 *
 * `quorum` is the share of the entitled Members who must be present for a decision, or null if there is none.
 * `tie` says what an equal division means on a "more than" threshold: see `computeResult`.
 */
export type MajorityProfile = {
  id: string
  quorum: Share | null
  base: MajorityBase
  threshold: Share
  tie: (typeof TIES)[number]
}

/** Counts of Members: all are whole numbers, and for + against + abstain ≤ present ≤ entitled. */
export type VoteCount = {
  /** Members of the electorate that was fixed when the vote was opened. */
  entitled: number
  /** Entitled Members present. A Member that casts is present, so this is never less than the ballots cast. */
  present: number
  for: number
  against: number
  abstain: number
  /** 2 where the same question is put again after a tie. */
  ballot: 1 | 2
}

/** The reason for the outcome; each has a sentence in `explainResult`. */
export const RESULT_REASONS = [
  'reached',
  'not-reached',
  'tie-lost',
  'tie-second-ballot',
  'no-quorum',
  'no-votes',
] as const
export type ResultReason = (typeof RESULT_REASONS)[number]

/** `tied` calls for a second ballot; `no-quorum` decides nothing, so the question stays open. */
export const VOTE_OUTCOMES = [...DECISION_OUTCOMES, 'tied', 'no-quorum'] as const

export type VoteResult = {
  outcome: (typeof VOTE_OUTCOMES)[number]
  reason: ResultReason
  /** The number with which the votes for were compared, in Members or votes. */
  base: number
  /** The smallest number of votes for that carries on this base; never 0. */
  needed: number
  /** The smallest number of Members present that makes a quorum; 0 if the profile requires none. */
  quorumNeeded: number
  entitled: number
  present: number
  for: number
  against: number
  abstain: number
}

const MORE_THAN_HALF: Share = { numerator: 1, denominator: 2, strictly: true }
const TWO_THIRDS: Share = { numerator: 2, denominator: 3, strictly: false }

/**
 * The profiles that come with the product. Sources: Convention establishing a Customs Co-operation Council, Art. VIII;
 * Rules of Procedure of the General Assembly of the United Nations, rules 67 and 83 to 87, and 95 (ties); Rules of
 * Procedure of the Functional Commissions of the Economic and Social Council. A body may bring others.
 */
export const MAJORITY_PROFILES: readonly MajorityProfile[] = [
  {
    id: 'wco-convention',
    quorum: MORE_THAN_HALF,
    base: 'present-and-entitled',
    threshold: TWO_THIRDS,
    tie: 'lost',
  },
  {
    id: 'un-important',
    quorum: MORE_THAN_HALF,
    base: 'present-and-voting',
    threshold: TWO_THIRDS,
    tie: 'lost',
  },
  {
    id: 'un-ordinary',
    quorum: MORE_THAN_HALF,
    base: 'present-and-voting',
    threshold: MORE_THAN_HALF,
    tie: 'second-ballot',
  },
  {
    id: 'ecosoc',
    quorum: MORE_THAN_HALF,
    base: 'present-and-voting',
    threshold: MORE_THAN_HALF,
    tie: 'lost',
  },
  { id: 'absolute', quorum: null, base: 'all-entitled', threshold: MORE_THAN_HALF, tie: 'lost' },
]

/** The profile of that id among those that come with the product, or undefined. */
export function findMajorityProfile(id: string): MajorityProfile | undefined {
  return MAJORITY_PROFILES.find((profile) => profile.id === id)
}

/**
 * The result of a vote, computed in whole numbers only.
 *
 * In order: without a quorum nothing is decided; without a vote for or against in the base, or without any ballot, the
 * question is rejected; then the votes for are compared with the threshold. A *tie* is an equal division that is
 * exactly on a "more than" threshold: one vote more would have carried. On the first ballot it calls for a second one
 * where the profile says so; otherwise, and always on the second ballot, it is lost. Under a two-thirds rule an equal
 * division is simply short of the threshold.
 *
 * @throws RangeError if the counts are impossible (not whole, negative, more ballots than Members present, more
 *   present than entitled) or the profile has no proper fraction: that is a bug of the caller, not a result.
 */
export function computeResult(profile: MajorityProfile, count: VoteCount): VoteResult {
  checkCount(count)
  const base = baseOf(profile.base, count)
  const needed = Math.max(1, smallestCount(profile.threshold, base))
  const quorumNeeded = profile.quorum === null ? 0 : smallestCount(profile.quorum, count.entitled)
  const { outcome, reason } = judge(profile, count, { base, needed, quorumNeeded })
  return {
    outcome,
    reason,
    base,
    needed,
    quorumNeeded,
    entitled: count.entitled,
    present: count.present,
    for: count.for,
    against: count.against,
    abstain: count.abstain,
  }
}

function judge(
  profile: MajorityProfile,
  count: VoteCount,
  { base, needed, quorumNeeded }: { base: number; needed: number; quorumNeeded: number },
): Pick<VoteResult, 'outcome' | 'reason'> {
  if (count.present < quorumNeeded) return { outcome: 'no-quorum', reason: 'no-quorum' }
  if (base === 0 || count.for + count.against + count.abstain === 0) return { outcome: 'rejected', reason: 'no-votes' }
  if (count.for >= needed) return { outcome: 'carried', reason: 'reached' }
  if (!isTie(profile.threshold, count, base)) return { outcome: 'rejected', reason: 'not-reached' }
  if (profile.tie === 'second-ballot' && count.ballot === 1) return { outcome: 'tied', reason: 'tie-second-ballot' }
  return { outcome: 'rejected', reason: 'tie-lost' }
}

function isTie(threshold: Share, count: VoteCount, base: number): boolean {
  const onThreshold = count.for * threshold.denominator === base * threshold.numerator
  return threshold.strictly && onThreshold && count.for === count.against
}

function baseOf(base: MajorityBase, count: VoteCount): number {
  switch (base) {
    case 'present-and-entitled':
      return count.present
    case 'present-and-voting':
      return count.for + count.against
    case 'all-entitled':
      return count.entitled
    default:
      return assertNever(base)
  }
}

/**
 * The smallest whole number that is at least (or, strictly, more than) the share of `total`.
 *
 * Exact: two-thirds of 53 gives 36, more than half of 53 gives 27, more than half of 54 gives 28.
 *
 * @throws RangeError if the share is not a fraction between 0 and 1 of whole numbers, or the product is not safe.
 */
export function smallestCount(share: Share, total: number): number {
  const { numerator, denominator, strictly } = share
  const product = numerator * total
  const proper = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && numerator >= 0
  if (!proper || denominator < 1 || numerator > denominator || !Number.isSafeInteger(product)) {
    throw new RangeError(`Not a share of a whole number: ${numerator}/${denominator} of ${total}`)
  }
  const rest = product % denominator
  const floor = (product - rest) / denominator
  return strictly || rest > 0 ? floor + 1 : floor
}

function checkCount(count: VoteCount): void {
  const { entitled, present, abstain } = count
  const numbers = [entitled, present, count.for, count.against, abstain]
  const valid = numbers.every((number) => Number.isSafeInteger(number) && number >= 0)
  if (!valid || count.for + count.against + abstain > present || present > entitled) {
    throw new RangeError(`Impossible count of a vote: ${JSON.stringify(count)}`)
  }
}
