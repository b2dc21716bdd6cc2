import type { Chain } from '@quorate/shared/contracts/works'
import { inView, type QuerySource } from '../../http/answer.ts'
import { summarizeDecision } from '../decisions/presenter.ts'
import type { DecisionDoc } from '../decisions/read-models.ts'
import { SESSION_SUMMARY, type SessionSummaryDoc, summarizeSession } from '../sessions/presenter.ts'
import { summarizeVote, VOTE_SUMMARY, type VoteSummaryDoc } from '../votes/presenter.ts'
import { summarizeWork } from './presenter.ts'
import type { WorkDoc } from './read-models.ts'

/** Works of a chain at most. */
const MOST_WORKS = 50
/** Sessions, and votes, of a chain at most. */
const MOST_ROWS = 200

type Source = Pick<QuerySource, 'read' | 'viewer'> & { params: { committee: string } }

/**
 * Follows the links of a work in both directions, nearest works first, and gives these works with their sessions, votes
 * and decisions. Links that the viewer may not see are not followed.
 */
export async function chainOf(source: Source, start: WorkDoc): Promise<Omit<Chain, 'seq'>> {
  const { works, more } = await worksAround(source, start)
  const { read } = source
  const seen = inView(source)
  const ids = works.map(({ _id }) => _id)
  const [sessions, votes, decisions] = await Promise.all([
    read.sessions
      .find({ ...seen, works: { $in: ids } })
      .select({ ...SESSION_SUMMARY, works: 1 })
      .sort({ number: 1 })
      .limit(MOST_ROWS)
      .lean<SessionSummaryDoc[]>(),
    read.votes
      .find({ ...seen, work: { $in: ids } })
      .select(VOTE_SUMMARY)
      .sort({ order: 1 })
      .limit(MOST_ROWS)
      .lean<VoteSummaryDoc[]>(),
    read.decisions
      .find({ ...seen, 'work.id': { $in: ids } })
      .sort({ number: 1 })
      .lean<DecisionDoc[]>(),
  ])
  const here = new Set(ids)
  return {
    works: works.map(summarizeWork),
    links: works.flatMap(({ _id: from, links }) =>
      visible(source, links)
        .filter(({ way, work }) => way === 'to' && here.has(work))
        .map(({ meaning, work: to }) => ({ from, to, meaning })),
    ),
    sessions: sessions.map((doc) => ({ ...summarizeSession(doc), works: doc.works.filter((id) => here.has(id)) })),
    votes: votes.map(summarizeVote),
    decisions: decisions.map(summarizeDecision),
    more,
  }
}

/** The work itself, then those that links lead to, one link further each time. */
async function worksAround(source: Source, start: WorkDoc): Promise<{ works: WorkDoc[]; more: boolean }> {
  const works = new Map([[start._id, start]])
  let edge: WorkDoc[] = [start]
  for (;;) {
    const next = edge.flatMap(({ links }) => visible(source, links)).map(({ work }) => work)
    const unknown = [...new Set(next)].filter((id) => !works.has(id))
    if (unknown.length === 0) return { works: [...works.values()], more: false }
    const room = MOST_WORKS - works.size
    if (room <= 0) return { works: [...works.values()], more: true }
    const wanted = unknown.slice(0, room)
    edge = await source.read.works
      .find({ _id: { $in: wanted }, ...inView(source) })
      .sort({ order: 1 })
      .lean<WorkDoc[]>()
    for (const doc of edge) works.set(doc._id, doc)
    if (wanted.length < unknown.length) return { works: [...works.values()], more: true }
  }
}

function visible({ viewer }: Source, links: WorkDoc['links']): WorkDoc['links'] {
  return links.filter(({ audience }) => viewer.audiences.has(audience))
}
