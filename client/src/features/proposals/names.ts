import { type NamedThing, type Names, nameOr } from '../../data/sentence.ts'
import { proposalPaths } from './paths.ts'
import { proposalsQuery } from './queries.ts'

export function proposalName(names: Names, id: string): NamedThing {
  const symbol = names.from(proposalsQuery)?.proposals.find((proposal) => proposal.id === id)?.symbol
  return nameOr(symbol, names.t('proposals.record.unknown.proposal'), proposalPaths(names.address).proposal(id))
}

const ofThread = (names: Names, thread: string): string =>
  names.from(proposalsQuery)?.proposals.find((proposal) => proposal.thread === thread)?.id ?? ''

/** The proposal that a thread is about. */
export const threadName = (names: Names, thread: string): NamedThing => proposalName(names, ofThread(names, thread))

/** A comment, by its number in the thread. */
export const commentName = (names: Names, thread: string, number: number): NamedThing => ({
  text: names.t('threads.record.comment', { number }),
  to: proposalPaths(names.address).proposal(ofThread(names, thread), number),
})
