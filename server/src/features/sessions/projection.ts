import { change, type Handlers } from '../../record/projection-handlers.ts'

export const sessionsProjection: Handlers = {
  SessionScheduled({ audience, data: { session, ...rest } }, docs) {
    const fresh = { status: 'scheduled' as const, current: null, openedAt: null, closedAt: null, present: [] }
    docs.sessions.put({ _id: session, audience, ...rest, ...fresh })
  },

  async SessionOpened({ at, data: { session } }, docs) {
    await change(docs.sessions, session, (doc) => {
      doc.status = 'open'
      doc.openedAt = at
    })
  },

  async SessionSuspended({ data: { session } }, docs) {
    await change(docs.sessions, session, (doc) => {
      doc.status = 'suspended'
    })
  },

  async SessionResumed({ data: { session } }, docs) {
    await change(docs.sessions, session, (doc) => {
      doc.status = 'open'
    })
  },

  async SessionClosed({ at, data: { session } }, docs) {
    await change(docs.sessions, session, (doc) => {
      doc.status = 'closed'
      doc.closedAt = at
      doc.current = null
    })
  },

  async ItemTakenUp({ data: { session, item } }, docs) {
    await change(docs.sessions, session, (doc) => {
      doc.current = item
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
}
