import type { Address } from '../../data/address.ts'
import type { NamedThing, Names } from '../../data/sentence.ts'
import { workName } from '../works/names.ts'

export const votePaths = (at: Address) => ({ votes: at('votes'), vote: (vote: string) => at('votes', vote) })

export function voteName(names: Names, id: string): NamedThing {
  const vote = names.of(id)
  if (!vote) return { text: names.t('votes.record.unknown.vote') }
  const about = { work: vote.symbol ?? workName(names, id).text }
  return {
    text: vote.number === 2 ? names.t('votes.record.secondBallotOn', about) : names.t('votes.record.voteOn', about),
    to: votePaths(names.address).vote(id),
  }
}
