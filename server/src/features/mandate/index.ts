import type { Feature } from '../../http/feature.ts'
import { only, SECRETARIAT } from '../../record/policy.ts'
import { type Titled, titleNames } from '../names.ts'
import { mandateDownloads } from './downloads.ts'
import { mandatePersonal } from './personal.ts'
import { mandateProjection } from './projection.ts'
import { mandateQueries } from './queries.ts'
import { mandatePersonalModels, mandateReadModels } from './read-models.ts'
import { namesFile, pinSources } from './source-files.ts'

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
  personalModels: mandatePersonalModels,
  downloads: mandateDownloads,
  namesFile,
  before: { importMandate: pinSources, importInstrument: pinSources },
  names: titleNames(
    'mandate',
    ({ mandate }) => mandate,
    ({ mandates }, which) => mandates.find(which).select({ title: 1 }).lean<Titled[]>(),
  ),
}
