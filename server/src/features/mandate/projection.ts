import type { Handlers } from '../../record/projection-handlers.ts'

export const mandateProjection: Handlers = {
  MandateImported({ audience, at, data: { mandate, title, authentic, clauses } }, docs) {
    docs.mandates.put({ _id: mandate, audience, title, authentic, clauses, at })
  },
}
