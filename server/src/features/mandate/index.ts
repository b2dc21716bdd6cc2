import type { Feature } from '../../http/feature.ts'
import { only, SECRETARIAT } from '../../record/policy.ts'
import { type Titled, titleNames } from '../names.ts'
import { mandatePersonal } from './personal.ts'
import { mandateProjection } from './projection.ts'
import { mandateQueries } from './queries.ts'
import { mandateReadModels } from './read-models.ts'

export const mandate: Feature<'mandate'> = {
  policies: {
    importMandate: only(SECRETARIAT, 'Mandates are imported by the Secretariat. Send it the document.'),
    withdrawMandate: only(SECRETARIAT, 'The Secretariat withdraws a mandate that was imported in error.'),
    correctMandate: only(SECRETARIAT, 'The Secretariat corrects a mandate. Tell it what was read wrongly.'),
  },
  projection: mandateProjection,
  readModels: mandateReadModels,
  presenters: {
    MandateImported: 'as recorded',
    MandateEntered: 'as recorded',
    MandateWithdrawn: 'as recorded',
    MandateCorrected: 'as recorded',
  },
  queries: mandateQueries,
  personal: mandatePersonal,
  names: titleNames(
    'mandate',
    ({ mandate }) => mandate,
    ({ mandates }, which) => mandates.find(which).select({ title: 1 }).lean<Titled[]>(),
  ),
}
