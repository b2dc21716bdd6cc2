import type { Feature } from '../../http/feature.ts'
import { only, SECRETARIAT } from '../../record/policy.ts'
import { type Titled, titleNames } from '../names.ts'
import { mandatePersonal } from './personal.ts'
import { mandateQueries } from './queries.ts'
import { mandateReadModels } from './read-models.ts'

export const mandate: Feature<'mandate'> = {
  policies: { importMandate: only(SECRETARIAT, 'Mandates are imported by the Secretariat. Send it the document.') },
  projection: {
    MandateImported({ audience, at, data: { mandate, title, authentic, clauses } }, docs) {
      docs.mandates.put({ _id: mandate, audience, title, authentic, clauses, at })
    },
  },
  readModels: mandateReadModels,
  presenters: { MandateImported: 'as recorded' },
  queries: mandateQueries,
  personal: mandatePersonal,
  names: titleNames(
    'mandate',
    ({ mandate }) => mandate,
    ({ mandates }, which) => mandates.find(which).select({ title: 1 }).lean<Titled[]>(),
  ),
}
