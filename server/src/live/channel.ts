import type { Audience } from '@quorate/shared/domain/audience'
import type { RecordedEvent } from '@quorate/shared/domain/event'
import type { OpenedEntry } from '../record/committee-record.ts'
import { markOf } from '../record/mark.ts'

/** The set of audiences somebody may see, under a key that is the same for the same set. */
export type View = { key: string; audiences: ReadonlySet<Audience> }

export function viewOf(audiences: Iterable<Audience>): View {
  const set = new Set(audiences)
  return { key: [...set].sort().join(' '), audiences: set }
}

/** How one event looks to a view, as JSON text; null: it may not see it. */
export type Present = (event: RecordedEvent, audiences: ReadonlySet<Audience>) => string | null

/** A batch as it is sent: `json` is the text of a `Batch` of the contracts, with so many events. */
export type BatchText = { from: number; to: number; count: number; json: string }

/** Characters of events in a batch at most, so that a frame stays below 64 KB. */
const FRAME = 24_000

/**
 * The batches that cover these entries for one view, in order and without a gap, even if the view may see none of the
 * events.
 */
export function batchesFor(
  committee: string,
  entries: readonly OpenedEntry[],
  view: View,
  present: Present,
): BatchText[] {
  const batches: BatchText[] = []
  let shown: string[] = []
  let size = 0
  let from = entries[0]?.entry.seq ?? 0
  let last: OpenedEntry | undefined
  const close = (): void => {
    if (last === undefined || last.entry.seq < from) return
    const to = last.entry.seq
    const mark = markOf(last.entry)
    const head = `{"committee":${JSON.stringify(committee)},"from":${from},"to":${to},"mark":"${mark}","events":[`
    batches.push({ from, to, count: shown.length, json: `${head}${shown.join(',')}]}` })
    from = to + 1
    shown = []
    size = 0
  }
  for (const one of entries) {
    const { events } = one
    const texts = events.flatMap((event) => present(event, view.audiences) ?? [])
    const weight = texts.reduce((sum, text) => sum + text.length, 0)
    if (size + weight > FRAME) close()
    shown.push(...texts)
    size += weight
    last = one
  }
  close()
  return batches
}

/**
 * Groups views that see the same of these entries, so that it is presented and encoded only once per group.
 */
export function groupViews<V extends View>(
  entries: readonly OpenedEntry[],
  views: Iterable<V>,
  named: (event: RecordedEvent) => readonly Audience[],
): V[][] {
  const all = entries.flatMap(({ events }) => events.flatMap((event) => [event.audience, ...named(event)]))
  const occurring = [...new Set(all)]
  const groups = new Map<string, V[]>()
  for (const view of views) {
    const seen = occurring.map((audience) => (view.audiences.has(audience) ? '1' : '0')).join('')
    const group = groups.get(seen)
    if (group) group.push(view)
    else groups.set(seen, [view])
  }
  return [...groups.values()]
}

/** The participants whose rights these entries change: they start from fresh queries instead of reading on. */
export function rightsChanged(entries: readonly OpenedEntry[]): Set<string> {
  const members = new Set<string>()
  for (const { events } of entries) {
    for (const event of events) {
      const member = whoseRights(event)
      if (member !== null) members.add(member)
    }
  }
  return members
}

/** Whose rights an event changes; null: nobody's. */
function whoseRights({ type, data }: RecordedEvent): string | null {
  switch (type) {
    case 'ParticipantSuspended':
    case 'ParticipantReinstated':
    case 'AppointmentChanged':
    case 'ParticipantRetired':
      return data.member
    case 'CredentialIssued':
    case 'CredentialLapsed':
      return data.voter
    default:
      return null
  }
}
