import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Vote, VoteSummary } from '@quorate/shared/contracts/votes'
import type { MajorityProfile } from '@quorate/shared/domain/votes/majority'
import { explainInBoth } from '@quorate/shared/domain/votes/majority-sentence'
import type { AlertScope as Scope } from '../../live/alerts.ts'
import { voteQuery } from './queries.ts'

type Held = Vote['vote']

/** A vote in short, once it is closed, by its own rule. */
export function closedAfter<V extends VoteSummary>(
  vote: V,
  { at, data }: PresentedEvent<'VoteClosed'>,
  profile: MajorityProfile,
): V {
  if (data === null || vote.id !== data.vote || vote.status !== 'open') return vote
  const { result } = data
  return { ...vote, status: 'closed', closedAt: at, result, sentence: explainInBoth(profile, result) }
}

/** The rule of a vote, where this page knows it: its panel does. */
export function profileOf({ client, committee }: Scope, vote: string): MajorityProfile | undefined {
  return client.getQueryData(voteQuery(committee, vote).queryKey)?.vote.profile
}

/** A vote with one more certification of its result; with both it is certified. */
export function certifiedAfter(vote: Held, { at, actor, data }: PresentedEvent<'VoteCertified'>): Held {
  if (data === null || vote.id !== data.vote) return vote
  const { office } = data
  if (vote.certifiedBy.some((one) => one.office === office)) return vote
  const certifiedBy = [...vote.certifiedBy, { office, member: actor.member, at }]
  return { ...vote, certifiedBy, status: certifiedBy.length === 2 ? 'certified' : vote.status }
}

/** A decision is taken with the second certification of its vote. */
export function decidedAfter<V extends VoteSummary>(vote: V, { data }: PresentedEvent<'DecisionTaken'>): V {
  return data === null || vote.id !== data.by.vote ? vote : { ...vote, status: 'certified' }
}
