import { inView } from '../../http/answer.ts'
import type { Feature } from '../../http/feature.ts'
import { nameless } from '../names.ts'
import { sessionPolicies } from './policy.ts'
import { agendaWith } from './presenter.ts'
import { alsoOnSessions, sessionProjection } from './projection.ts'
import { sessionQueries } from './queries.ts'
import { type SessionDoc, sessionReadModels } from './read-models.ts'

export const sessions: Feature<'sessions'> = {
  policies: sessionPolicies,
  projection: sessionProjection,
  alsoProjects: alsoOnSessions,
  readModels: sessionReadModels,
  presenters: {
    SessionScheduled({ data }, view, { works: { works } }) {
      const sees = (id: string): boolean => {
        const work = works.get(id)
        return work !== undefined && view.has(work.audience)
      }
      return { ...data, agenda: agendaWith(data.agenda, sees) }
    },
    SessionOpened: 'as recorded',
    SessionSuspended: 'as recorded',
    SessionResumed: 'as recorded',
    SessionClosed: 'as recorded',
    ItemTakenUp: 'as recorded',
    PresenceRecorded: 'as recorded',
    FloorRequested: 'as recorded',
    FloorRequestWithdrawn: 'as recorded',
    FloorRequestLapsed: 'as recorded',
    FloorGiven: 'as recorded',
    FloorEnded: 'as recorded',
    SpeakersListClosed: 'as recorded',
    SpeakersListReopened: 'as recorded',
    SpeakingTimeLimited: 'as recorded',
  },
  audiencesNamed: {
    SessionScheduled: ({ data: { agenda } }, { works: { works } }) =>
      agenda.flatMap((item) => item.works.flatMap((work) => works.get(work)?.audience ?? [])),
  },
  queries: sessionQueries,

  /** Sessions by number; their agenda items, which only sessions have, by number and title. */
  async names(ids, source) {
    const asked = new Set(ids)
    const { sessions } = source.state.sessions
    const own = [...sessions.values()].filter(
      ({ session, agenda }) => asked.has(session) || [...agenda.keys()].some((item) => asked.has(item)),
    )
    if (own.length === 0) return new Map()
    const named = await source.read.sessions
      .find({ _id: { $in: own.map(({ session }) => session) }, ...inView(source) })
      .select({ number: 1, title: 1, agenda: 1 })
      .lean<Pick<SessionDoc, '_id' | 'number' | 'title' | 'agenda'>[]>()
    return new Map(
      named.flatMap(({ _id, number, title, agenda }) => [
        [_id, { ...nameless('session'), number, title: { en: title, fr: title } }] as const,
        ...agenda.map(
          (item) =>
            [
              item.item,
              { ...nameless('item'), number: item.number, title: { en: item.title, fr: item.title } },
            ] as const,
        ),
      ]),
    )
  },
}
