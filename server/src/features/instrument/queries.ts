import { getAmendments, getInstruments, getProvisions, getVersion } from '@quorate/shared/contracts/instrument'
import type { Command } from '@quorate/shared/domain/command'
import { abilities, answer, found, type QueryAnswer, type QuerySource, visibleTo } from '../../http/answer.ts'
import type { DecisionDoc } from '../decisions/read-models.ts'
import { IMPORT_MANDATE } from '../mandate/queries.ts'
import { openAmendments, TABLE } from '../proposals/open-amendments.ts'
import { concernedBy, presentInstrument, presentOutline, presentProvision } from './presenter.ts'
import { type InstrumentDoc, type VersionDoc, versionId } from './read-models.ts'

type Source = Pick<QuerySource, 'readShared' | 'viewer'> & { params: { committee: string } }

/** The instruments that the viewer may see. */
export async function instrumentsOf({ params, readShared, viewer }: Source): Promise<InstrumentDoc[]> {
  const { committee } = params
  const docs = await readShared(['instruments'], [], ({ instruments }) =>
    instruments.find({ committee }).sort({ _id: 1 }).lean<InstrumentDoc[]>(),
  )
  return visibleTo(viewer, docs).filter(({ withdrawn }) => !withdrawn)
}

/** A version of an instrument, if there is such a one that the viewer may see. */
export async function findVersion(
  { params, readShared, viewer }: Source,
  instrument: string,
  version: number,
): Promise<VersionDoc | undefined> {
  const { committee } = params
  const _id = versionId(instrument, version)
  const docs = await readShared(['versions'], [_id], ({ versions }) =>
    versions.find({ _id, committee }).lean<VersionDoc[]>(),
  )
  return visibleTo(viewer, docs)[0]
}

const getInstrumentsAnswer = answer(getInstruments, async (input) => {
  const docs = await instrumentsOf(input)
  return {
    seq: input.seq,
    instruments: docs.map((doc) => ({
      ...presentInstrument(doc),
      used: input.state.instrument.get(doc._id)?.used ?? true,
    })),
    can: abilities([IMPORT_INSTRUMENT, WITHDRAW], input.viewer.may),
  }
})

/** The document is chosen later, so only the policy judges. */
export const IMPORT_INSTRUMENT = { ...IMPORT_MANDATE, type: 'importInstrument' } as const satisfies Command
const WITHDRAW = { type: 'withdrawInstrument', instrument: '', reason: '' } as const
const CORRECT = {
  type: 'correctInstrument',
  instrument: '',
  version: 1,
  provision: '',
  field: 'text',
  language: 'en',
  after: '',
  reason: '',
} as const

type Asked = { params: { instrument: string; version: number | 'latest' } }

/** @throws RefusalError `not-found` where there is no such instrument or version, or none that the viewer may see */
async function versionAsked(input: Source & Asked): Promise<{ instrument: InstrumentDoc; version: VersionDoc }> {
  const { instrument: id, version } = input.params
  const instruments = await instrumentsOf(input)
  const instrument = found(
    instruments.find(({ _id }) => _id === id),
    'instrument',
    id,
  )
  const number = version === 'latest' ? (instrument.versions.at(-1)?.number ?? 0) : version
  return { instrument, version: found(await findVersion(input, id, number), 'version', String(number)) }
}

const getVersionAnswer = answer(getVersion, async (input) => {
  const { params, readShared, viewer, seq } = input
  const { instrument, version } = await versionAsked(input)
  const { number, at, decision, provisions, corrigenda } = version
  const decisions = await readShared(
    ['instruments', 'versions', 'decisions'],
    ['decisions of', version._id],
    ({ decisions }) =>
      decisions
        .find({ _id: { $in: decisionsOf(instrument, version) }, committee: params.committee })
        .select(DECISION)
        .sort({ number: 1 })
        .lean<Pick<DecisionDoc, '_id' | keyof typeof DECISION>[]>(),
  )
  return {
    seq,
    instrument: presentInstrument(instrument),
    version: { number, at, decision, corrigenda: corrigenda.filter((one) => one.version === number).length },
    outline: provisions.map(presentOutline),
    decisions: visibleTo(viewer, decisions).map(({ _id: id, symbol, work, at }) => ({ id, symbol, work: work.id, at })),
    surroundings: instrument.surroundings,
    sources: instrument.sources,
    corrigenda,
    can: abilities([IMPORT_INSTRUMENT, WITHDRAW, CORRECT, TABLE], viewer.may),
  }
})

/** What of a decision its mark in a text says. */
const DECISION = { audience: 1, symbol: 1, work: 1, at: 1 } as const

/** The decisions that made versions and pieces of text. */
function decisionsOf({ versions }: InstrumentDoc, { provisions }: VersionDoc): string[] {
  const spans = provisions.flatMap(({ spans }) => [...(spans.en ?? []), ...(spans.fr ?? [])])
  const named = [...versions, ...spans].map(({ decision }) => decision)
  return [...new Set(named.filter((decision) => decision !== null))]
}

const getProvisionsAnswer = answer(
  getProvisions,
  async (input) => {
    const { from, limit } = input.query
    const { provisions } = (await versionAsked(input)).version
    return { count: provisions.length, provisions: provisions.slice(from, from + limit).map(presentProvision) }
  },
  { lasting: true },
)

const getAmendmentsAnswer = answer(getAmendments, async (input) => {
  const { instrument, version } = await versionAsked(input)
  const open = await openAmendments(input, instrument._id)
  const amendments = open
    .filter((one) => one.version <= version.number)
    .map(({ proposal, symbol, title, sponsor, operations }) => {
      const concerned = concernedBy(version.provisions, operations)
      return { proposal, symbol, title, sponsor, provisions: [...concerned] }
    })
  return { seq: input.seq, amendments }
})

export const instrumentQueries: readonly QueryAnswer[] = [
  getInstrumentsAnswer,
  getVersionAnswer,
  getProvisionsAnswer,
  getAmendmentsAnswer,
]
