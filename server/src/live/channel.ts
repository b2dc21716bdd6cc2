import type { Batch, PresentedEvent } from '@quorate/shared/contracts/events'
import type { Audience } from '@quorate/shared/domain/audience'
import type { RecordedEvent } from '@quorate/shared/domain/event'
import type { OpenedEntry } from '../record/committee-record.ts'

/** The set of audiences somebody may see, under a key that is the same for the same set. */
export type View = { key: string; audiences: ReadonlySet<Audience> }

export function viewOf(audiences: Iterable<Audience>): View {
  const set = new Set(audiences)
  return { key: [...set].sort().join(' '), audiences: set }
}

/** How one event looks to a view; null: it may not see it. */
export type Present = (event: RecordedEvent, audiences: ReadonlySet<Audience>) => PresentedEvent | null

/** Characters of events in a batch at most, so that a frame stays below 64 KB. */
const FRAME = 24_000

/**
 * The batches that cover these entries for one view, in order and without a gap: also where every event of them is
 * hidden from it.
 */
export function batchesFor(committee: string, entries: readonly OpenedEntry[], view: View, present: Present): Batch[] {
  const batches: Batch[] = []
  let running: Batch | null = null
  let size = 0
  for (const { entry, events } of entries) {
    const shown = events.flatMap((event) => present(event, view.audiences) ?? [])
    const weight = shown.reduce((sum, event) => sum + JSON.stringify(event).length, 0)
    if (running === null || size + weight > FRAME) {
      running = { committee, from: entry.seq, to: entry.seq, events: [] }
      batches.push(running)
      size = 0
    }
    running.to = entry.seq
    running.events.push(...shown)
    size += weight
  }
  return batches
}

/**
 * Puts views together that see the same of these entries, so that what they see is presented and encoded once. The
 * largest group comes first.
 */
export function groupViews(entries: readonly OpenedEntry[], views: Iterable<View & { count: number }>): View[][] {
  const occurring = [...new Set(entries.flatMap(({ events }) => events.map(({ audience }) => audience)))]
  const groups = new Map<string, { views: View[]; count: number }>()
  for (const view of views) {
    const seen = occurring.map((audience) => (view.audiences.has(audience) ? '1' : '0')).join('')
    const group = groups.get(seen) ?? { views: [], count: 0 }
    group.views.push(view)
    group.count += view.count
    groups.set(seen, group)
  }
  return [...groups.values()].sort((a, b) => b.count - a.count).map((group) => group.views)
}

/** The participants whose rights these entries change: they start afresh instead of reading on. */
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
