import type { Chain } from '@quorate/shared/contracts/works'
import type { LinkMeaning } from '@quorate/shared/domain/works/events'

type ChainWork = Chain['works'][number]

/** A work of a chain with its links within the chain, and its outcome, the first one first. */
export type ChainPart = {
  work: ChainWork
  links: { meaning: LinkMeaning; way: 'to' | 'from'; work: ChainWork }[]
  sessions: Chain['sessions']
  /** Sessions after its decision. */
  later: Chain['sessions']
  votes: Chain['votes']
  decisions: Chain['decisions']
}

/** A chain in the order of events: the works as they were brought, each with its outcome. */
export function arrangeChain({ works, links, sessions, votes, decisions }: Chain): ChainPart[] {
  const known = new Map(works.map((work) => [work.id, work]))
  const oneLink = (meaning: LinkMeaning, way: 'to' | 'from', id: string) => {
    const work = known.get(id)
    return work === undefined ? [] : [{ meaning, way, work }]
  }
  return works
    .toSorted((one, other) => one.broughtAt - other.broughtAt)
    .map((work) => {
      const ofWork = {
        votes: votes.filter((vote) => vote.work === work.id).toSorted((one, other) => one.openedAt - other.openedAt),
        decisions: decisions.filter((decision) => decision.work.id === work.id),
      }
      const onIt = sessions.filter((session) => session.works.includes(work.id))
      const later = onIt.filter((session) => isLater(session, ofWork))
      return {
        work,
        links: links.flatMap(({ from, to, meaning }) => {
          if (from === work.id) return oneLink(meaning, 'to', to)
          return to === work.id ? oneLink(meaning, 'from', from) : []
        }),
        sessions: onIt.filter((session) => !later.includes(session)),
        later,
        ...ofWork,
      }
    })
}

/** Whether a session is after the decision: it has not begun, or was to begin later and did not vote on the work. */
function isLater(
  { id, status, startsAt }: Chain['sessions'][number],
  { votes, decisions }: Pick<Chain, 'votes' | 'decisions'>,
): boolean {
  const decided = decisions.at(-1)
  if (decided === undefined) return false
  return status === 'scheduled' || (startsAt > decided.at && votes.every(({ session }) => session !== id))
}
