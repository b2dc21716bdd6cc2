import { corrected, wordingOf } from '@quorate/shared/domain/reading/corrigendum'
import type { Feature } from '../../http/feature.ts'
import { change } from '../../record/projection.ts'

/** A mandate that was imported before documents came in whole has nothing around its clauses, and no file. */
const NOTHING = { surroundings: { front: {}, end: {}, notes: {} }, sources: {} }

export const mandateProjection: Feature<'mandate'>['projection'] = {
  MandateImported({ audience, at, data: { mandate, ...data } }, docs) {
    docs.mandates.put({ _id: mandate, audience, ...NOTHING, ...data, corrigenda: [], withdrawn: false, at })
  },
  MandateEntered({ audience, at, data: { mandate, ...data } }, docs) {
    docs.mandates.put({ _id: mandate, audience, ...data, corrigenda: [], withdrawn: false, at })
  },
  MandateWithdrawn: ({ data: { mandate } }, docs) =>
    change(docs.mandates, mandate, (doc) => {
      doc.withdrawn = true
    }),
  MandateCorrected: ({ at, data: { mandate, clause, ...corrigendum } }, docs) =>
    change(docs.mandates, mandate, (doc) => {
      const old = doc.clauses.find(({ number }) => number === clause)
      const before = old === undefined ? '' : wordingOf(old, corrigendum)
      doc.clauses = doc.clauses.map((one) => (one.number === clause ? corrected(one, corrigendum) : one))
      doc.corrigenda = [...doc.corrigenda, { clause, ...corrigendum, before, at }]
    }),
}
