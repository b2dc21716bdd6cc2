import type { NamedThing, Names } from '../../data/sentence.ts'
import { proposalName } from '../proposals/names.ts'
import { votePaths } from './paths.ts'
import { votesQuery } from './queries.ts'

export function voteName(names: Names, id: string): NamedThing {
  const vote = names.from(votesQuery)?.votes.find((each) => each.id === id)
  if (!vote) return { text: names.t('votes.record.unknown.vote') }
  const about = { proposal: proposalName(names, vote.proposal).text }
  return {
    text: vote.ballot === 2 ? names.t('votes.record.secondBallotOn', about) : names.t('votes.record.voteOn', about),
    to: votePaths(names.address).vote(id),
  }
}
