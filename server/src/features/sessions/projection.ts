import { EMPTY_FLOOR, type FloorEvent, floorAfter } from '@quorate/shared/domain/sessions/floor'
import type { Feature } from '../../http/feature.ts'
import { change } from '../../record/projection.ts'
import type { Docs } from '../../record/read-model.ts'
import { searchWords } from '../search-words.ts'

async function onFloor(event: FloorEvent & { data: { session: string } }, docs: Docs): Promise<void> {
  await change(docs.sessions, event.data.session, (doc) => {
    doc.floor = floorAfter(doc.floor, event)
  })
}

export const sessionProjection: Feature<'sessions'>['projection'] = {
  SessionScheduled({ audience, data: { session, ...rest } }, docs) {
    const fresh = { status: 'scheduled' as const, current: null, openedAt: null, closedAt: null, present: [] }
    const { agenda, title, number } = rest
    docs.sessions.put({
      _id: session,
      audience,
      ...rest,
      ...fresh,
      items: agenda.length,
      works: [...new Set(agenda.flatMap(({ works }) => works))],
      floor: EMPTY_FLOOR,
      words: searchWords(String(number), title),
    })
  },

  async SessionOpened({ at, data: { session } }, docs) {
    await change(docs.sessions, session, (doc) => {
      doc.status = 'open'
      doc.openedAt = at
    })
  },

  async SessionSuspended(event, docs) {
    await change(docs.sessions, event.data.session, (doc) => {
      doc.status = 'suspended'
      doc.floor = floorAfter(doc.floor, event)
    })
  },

  async SessionResumed({ data: { session } }, docs) {
    await change(docs.sessions, session, (doc) => {
      doc.status = 'open'
    })
  },

  async SessionClosed(event, docs) {
    await change(docs.sessions, event.data.session, (doc) => {
      doc.status = 'closed'
      doc.closedAt = event.at
      doc.floor = floorAfter(doc.floor, event)
      doc.current = null
    })
  },

  async ItemTakenUp(event, docs) {
    await change(docs.sessions, event.data.session, (doc) => {
      doc.current = event.data.item
      doc.floor = floorAfter(doc.floor, event)
    })
  },

  async PresenceRecorded({ data: { session, delegations, present } }, docs) {
    const named = new Set(delegations)
    await change(docs.sessions, session, (doc) => {
      const others = present ? doc.present : doc.present.filter((delegation) => !named.has(delegation))
      const arrived = present ? [...named].filter((delegation) => !doc.present.includes(delegation)) : []
      doc.present = [...others, ...arrived]
    })
  },

  FloorRequested: onFloor,
  FloorRequestWithdrawn: onFloor,
  FloorRequestLapsed: onFloor,
  FloorGiven: onFloor,
  FloorEnded: onFloor,
  SpeakersListClosed: onFloor,
  SpeakersListReopened: onFloor,
  SpeakingTimeLimited: onFloor,
}

/** The opening of a vote ends the speech under way. */
export const alsoOnSessions: NonNullable<Feature<'sessions'>['alsoProjects']> = { VoteOpened: onFloor }
