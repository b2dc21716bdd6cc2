import { getInstruments, getVersion, type Version } from '@quorate/shared/contracts/instrument'
import { abilities, answer, found, inView, type QueryAnswer } from '../../http/answer.ts'
import type { DecisionDoc } from '../decisions/read-models.ts'
import { openAmendments } from '../proposals/open-amendments.ts'
import { concernedBy, presentInstrument, presentProvision } from './presenter.ts'
import { type InstrumentDoc, type VersionDoc, versionId } from './read-models.ts'

const getInstrumentsAnswer = answer(getInstruments, async (input) => {
  const { read, viewer, seq } = input
  const docs = await read.instruments.find(inView(input)).sort({ _id: 1 }).lean<InstrumentDoc[]>()
  return { seq, instruments: docs.map(presentInstrument), can: abilities([IMPORT], viewer.may) }
})

/** The document is chosen later, so only the policy judges. */
const IMPORT = { type: 'importInstrument', title: {}, source: {} } as const

const getVersionAnswer = answer(getVersion, async (input) => {
  const { params, read, seq } = input
  const [doc, text] = await Promise.all([
    read.instruments.findOne({ _id: params.instrument, ...inView(input) }).lean<InstrumentDoc>(),
    read.versions.findOne({ _id: versionId(params.instrument, params.version), ...inView(input) }).lean<VersionDoc>(),
  ])
  const instrument = presentInstrument(found(doc, 'instrument', params.instrument))
  const { number, at, decision, provisions } = found(text, 'version', String(params.version))
  const open = await openAmendments(input, instrument.id)
  const touched = amendmentsByProvision(
    provisions,
    open.filter(({ version }) => version <= number),
  )
  const presented = provisions.map((provision) => ({
    ...presentProvision(provision),
    amendments: touched.get(provision.id) ?? [],
  }))
  const made = decisionsOf(instrument, presented)
  const decisions = await read.decisions.find({ _id: { $in: made }, ...inView(input) }).lean<DecisionDoc[]>()
  return {
    seq,
    instrument,
    version: { number, at, decision },
    provisions: presented,
    decisions: decisions
      .sort((one, other) => one.number - other.number)
      .map(({ _id: id, symbol, work, at }) => ({ id, symbol, work: work.id, at })),
  }
})

type Amendments = Version['provisions'][number]['amendments']

/** By provision, the amendments that concern it. */
function amendmentsByProvision(
  provisions: VersionDoc['provisions'],
  amendments: Awaited<ReturnType<typeof openAmendments>>,
): Map<string, Amendments> {
  const byProvision = new Map<string, Amendments>()
  for (const { proposal, symbol, title, sponsor, operations } of amendments)
    for (const id of concernedBy(provisions, operations)) {
      const others = byProvision.get(id) ?? []
      byProvision.set(id, [...others, { proposal, symbol, title, sponsor }])
    }
  return byProvision
}

/** The decisions that made versions and pieces of text. */
function decisionsOf(
  { versions }: Version['instrument'],
  provisions: readonly Pick<Version['provisions'][number], 'spans'>[],
) {
  const spans = provisions.flatMap(({ spans }) => [...(spans.en ?? []), ...(spans.fr ?? [])])
  const named = [...versions, ...spans].map(({ decision }) => decision)
  return [...new Set(named.filter((decision) => decision !== null))]
}

export const instrumentQueries: readonly QueryAnswer[] = [getInstrumentsAnswer, getVersionAnswer]
