import type { Handlers } from '../../record/projection-handlers.ts'

export const decisionsProjection: Handlers = {
  DecisionTaken({ audience, at, data: { decision, ...rest } }, docs) {
    docs.decisions.put({ _id: decision, audience, ...rest, at, version: null })
  },
}
