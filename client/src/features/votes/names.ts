import type { Address } from '../../data/address.ts'
import type { NamedThing, Names } from '../../data/sentence.ts'
import { workName } from '../works/names.ts'

export const votePaths = (at: Address) => ({ votes: at('votes'), vote: (vote: string) => at('votes', vote) })

export const voteName = (names: Names, id: string) =>
  ofVote(names, id, { first: 'voteOn', second: 'secondBallotOn', unknown: 'unknown.vote' })

/** A message of its own: French puts “de” and “le scrutin” together. */
export const resultName = (names: Names, id: string) =>
  ofVote(names, id, { first: 'resultOn', second: 'secondResultOn', unknown: 'unknown.result' })

type Name = 'voteOn' | 'secondBallotOn' | 'resultOn' | 'secondResultOn' | 'unknown.vote' | 'unknown.result'

function ofVote(names: Names, id: string, name: { first: Name; second: Name; unknown: Name }): NamedThing {
  const vote = names.of(id)
  if (!vote) return { text: names.t(`votes.record.${name.unknown}`) }
  const work = vote.symbol ?? workName(names, id).text
  return {
    text: names.t(`votes.record.${vote.number === 2 ? name.second : name.first}`, { work }),
    to: votePaths(names.address).vote(id),
  }
}
