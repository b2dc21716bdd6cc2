import { getNames, getRecord, type RecordName, type RecordPage } from '@quorate/shared/contracts/record'
import type { AreaName } from '@quorate/shared/domain/area'
import type { RecordedEvent } from '@quorate/shared/domain/event'
import { answer, type QueryAnswer, type QuerySource } from '../../http/answer.ts'
import type { NamesOf } from '../../http/feature.ts'

/** Entries read for one page at most, if few of them are for this viewer. */
const SCANNED_AT_MOST = 2000

type Filter = { area?: AreaName | undefined; member?: string | undefined }

const getRecordAnswer = answer(
  getRecord,
  async (input) => {
    const { params, query, entries: source, seq } = input
    const page: RecordPage['entries'] = []
    const { area, member, limit } = query
    let before = query.before
    for (let scanned = 0; scanned < SCANNED_AT_MOST; ) {
      const from = before === undefined ? {} : { before }
      const { entries } = await source.read({ committee: params.committee, ...from, limit, area, member })
      for (const entry of entries) {
        const { at, hash } = entry
        const events = entry.events.flatMap((event) => show(input, event, query))
        if (events.length > 0) page.push({ seq: entry.seq, at, hash, events })
        before = entry.seq
        if (page.length === limit) return { seq, entries: page, next: olderThan(before) }
      }
      scanned += entries.length
      if (entries.length < limit) return { seq, entries: page, next: null }
    }
    return { seq, entries: page, next: before === undefined ? null : olderThan(before) }
  },
  { costly: true, noted: ({ purpose }) => (purpose === 'export' ? 'exported' : null) },
)

/** The event as the viewer sees it; empty if they may not see it, or the filter leaves it out. */
function show(
  { viewer, state, present, areaOfEvent }: Pick<QuerySource, 'viewer' | 'state' | 'present' | 'areaOfEvent'>,
  event: RecordedEvent,
  { area, member }: Filter,
): RecordPage['entries'][number]['events'] {
  if (area !== undefined && areaOfEvent(event.type) !== area) return []
  if (member !== undefined && event.actor.member !== member) return []
  const presented = present.now(event, viewer.audiences, state)
  return presented === null ? [] : [presented]
}

/** The number before which the next page begins; null at the beginning of the record. */
function olderThan(seq: number): number | null {
  return seq > 1 ? seq : null
}

const MOST_NAMES = 200

/** The queries of the record; the names of its things come from the features that keep them. */
export function recordQueries(names: readonly NamesOf[]): readonly QueryAnswer[] {
  const getNamesAnswer = answer(getNames, async (input) => {
    const ids = [...new Set(input.query.ids.split(','))].filter(Boolean).slice(0, MOST_NAMES)
    const found = (await Promise.all(names.map((namesOf) => namesOf(ids, input)))).flatMap((map) => [...map])
    // A feature may return more names than requested: the items of an agenda come with their session.
    const asked = new Set(ids)
    return { seq: input.seq, names: Object.fromEntries<RecordName>(found.filter(([id]) => asked.has(id))) }
  })
  return [getRecordAnswer, getNamesAnswer]
}
