import { consolidate } from '@quorate/shared/domain/instrument/consolidate'
import { respan, type Span } from '@quorate/shared/domain/instrument/provenance'
import type { Operation, Provision } from '@quorate/shared/domain/instrument/provision'
import { LANGUAGES } from '@quorate/shared/domain/language'
import type { Feature } from '../../http/feature.ts'
import { change } from '../../record/projection.ts'
import { type Provenance, type VersionDoc, versionId } from './read-models.ts'

export const instrumentProjection: Feature<'instrument'>['projection'] = {
  InstrumentImported({ audience, at, data: { instrument, title, version, provisions } }, docs) {
    const line = { number: version, at, decision: null }
    docs.instruments.put({ _id: instrument, audience, title, versions: [line] })
    const traced = provisions.map((provision) => ({ ...provision, spans: {} }))
    docs.versions.put({ _id: versionId(instrument, version), audience, instrument, ...line, provisions: traced })
  },

  async VersionConsolidated({ audience, at, data: { instrument, version, decision, operations } }, docs) {
    const before = await docs.versions.get(versionId(instrument, version - 1))
    if (before === undefined) throw new Error(`Version ${version} of ${instrument} follows on none`)
    const line = { number: version, at, decision }
    await change(docs.instruments, instrument, (doc) => {
      doc.versions = [...doc.versions.filter(({ number }) => number < version), line]
    })
    const provisions = nextVersion(before.provisions, operations, decision)
    docs.versions.put({ _id: versionId(instrument, version), audience, instrument, ...line, provisions })
  },
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
