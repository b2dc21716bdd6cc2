import type { RecordedEvent } from '@quorate/shared/domain/event'
import { withCorrigendum } from '@quorate/shared/domain/instrument/apply'
import { consolidate } from '@quorate/shared/domain/instrument/consolidate'
import type { InstrumentEvents } from '@quorate/shared/domain/instrument/events'
import { respan, type Span } from '@quorate/shared/domain/instrument/provenance'
import type { Operation, Provision } from '@quorate/shared/domain/instrument/provision'
import { LANGUAGES } from '@quorate/shared/domain/language'
import { type Corrigendum, wordingOf } from '@quorate/shared/domain/reading/corrigendum'
import type { Feature } from '../../http/feature.ts'
import { change } from '../../record/projection.ts'
import type { Docs } from '../../record/read-model.ts'
import { type Provenance, type VersionDoc, versionId } from './read-models.ts'

export const instrumentProjection: Feature<'instrument'>['projection'] = {
  InstrumentImported: (event, docs) => enter(event, event.data, docs),
  InstrumentEntered: (event, docs) => enter(event, event.data, docs),
  InstrumentWithdrawn: ({ data: { instrument } }, docs) =>
    change(docs.instruments, instrument, (doc) => {
      doc.withdrawn = true
    }),
  async InstrumentCorrected({ at, data }, docs) {
    await change(docs.instruments, data.instrument, (doc) => {
      doc.versions = doc.versions.map((line) =>
        line.number === data.version ? { ...line, corrigenda: line.corrigenda + 1 } : line,
      )
    })
    await change(docs.versions, versionId(data.instrument, data.version), (doc) => {
      const { instrument: _, ...corrigendum } = data
      const old = doc.provisions.find(({ id }) => id === data.provision)
      const before = old === undefined ? '' : wordingOf(old, data)
      doc.provisions = withCorrigendum(doc.provisions, data).map((one) =>
        one.id === data.provision && data.field === 'text' ? { ...one, spans: correctedSpans(one.spans, data) } : one,
      )
      doc.corrigenda = [...doc.corrigenda, { ...corrigendum, before, at }]
    })
  },

  async VersionConsolidated({ audience, at, data: { instrument, version, decision, operations } }, docs) {
    const before = await docs.versions.get(versionId(instrument, version - 1))
    if (before === undefined) throw new Error(`Version ${version} of ${instrument} follows on none`)
    const line = { number: version, at, decision }
    await change(docs.instruments, instrument, (doc) => {
      doc.versions = [...doc.versions.filter(({ number }) => number < version), { ...line, corrigenda: 0 }]
    })
    const provisions = nextVersion(before.provisions, operations, decision)
    const _id = versionId(instrument, version)
    docs.versions.put({ _id, audience, instrument, ...line, provisions, corrigenda: before.corrigenda })
  },
}

type Entered = Pick<InstrumentEvents['InstrumentEntered'], 'instrument' | 'title' | 'version' | 'provisions'> &
  Partial<Pick<InstrumentEvents['InstrumentEntered'], 'surroundings' | 'sources'>>

/** An instrument that was imported before documents came in whole has nothing around its provisions, and no file. */
const NOTHING = { surroundings: { front: {}, end: {}, notes: {} }, sources: {} }

function enter({ audience, at }: Pick<RecordedEvent, 'audience' | 'at'>, data: Entered, docs: Docs): void {
  const { instrument, title, version, provisions, surroundings = NOTHING.surroundings, sources = {} } = data
  const line = { number: version, at, decision: null }
  const versions = [{ ...line, corrigenda: 0 }]
  docs.instruments.put({ _id: instrument, audience, title, versions, surroundings, sources, withdrawn: false })
  const traced = provisions.map((provision) => ({ ...provision, spans: {} }))
  const _id = versionId(instrument, version)
  docs.versions.put({ _id, audience, instrument, ...line, provisions: traced, corrigenda: [] })
}

/** Where a decision changed the text, the words that a corrigendum changes are as imported again. */
function correctedSpans(spans: Provenance, { language, after }: Pick<Corrigendum, 'language' | 'after'>): Provenance {
  const known = spans[language]
  return known === undefined ? spans : { ...spans, [language]: respan(known, after, null) }
}

/** The provisions after a decision's operations, each with the provenance of its words. */
export function nextVersion(
  provisions: VersionDoc['provisions'],
  operations: readonly Operation[],
  decision: string,
): VersionDoc['provisions'] {
  const consolidation = consolidate(
    provisions.map(({ spans: _, ...provision }) => provision),
    operations,
  )
  if (!consolidation.ok) throw new Error(`A recorded version cannot be made: ${JSON.stringify(consolidation.problem)}`)
  const earlier = new Map(provisions.map((provision) => [provision.id, provision]))
  return consolidation.provisions.map((provision) => ({
    ...provision,
    spans: trace(earlier.get(provision.id), provision, decision),
  }))
}

function trace(
  before: VersionDoc['provisions'][number] | undefined,
  provision: Provision,
  decision: string,
): Provenance {
  const spans: Provenance = { ...before?.spans }
  for (const language of LANGUAGES) {
    const [from, to] = [before?.text[language] ?? '', provision.text[language] ?? '']
    if (from !== to) spans[language] = respan(spans[language] ?? original(from), to, decision)
  }
  return spans
}

/** The provenance of a text as it was imported. */
function original(text: string): Span[] {
  return text === '' ? [] : [{ text, decision: null }]
}
