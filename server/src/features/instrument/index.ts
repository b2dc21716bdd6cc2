import type { Feature } from '../../http/feature.ts'
import { only, SECRETARIAT } from '../../record/policy.ts'
import { type Titled, titleNames } from '../names.ts'
import { instrumentProjection } from './projection.ts'
import { instrumentQueries } from './queries.ts'
import { instrumentReadModels } from './read-models.ts'

export const instrument: Feature<'instrument'> = {
  policies: {
    importInstrument: only(SECRETARIAT, 'Instruments are imported by the Secretariat. Send it the document.'),
    withdrawInstrument: only(SECRETARIAT, 'The Secretariat withdraws an instrument that was imported in error.'),
    correctInstrument: only(SECRETARIAT, 'The Secretariat corrects an instrument. Tell it what was read wrongly.'),
  },
  projection: instrumentProjection,
  readModels: instrumentReadModels,
  presenters: {
    InstrumentImported: 'as recorded',
    InstrumentEntered: 'as recorded',
    InstrumentWithdrawn: 'as recorded',
    InstrumentCorrected: 'as recorded',
    VersionConsolidated: 'as recorded',
  },
  queries: instrumentQueries,
  names: titleNames(
    'instrument',
    ({ instrument }) => instrument,
    ({ instruments }, which) => instruments.find(which).select({ title: 1 }).lean<Titled[]>(),
  ),
}
