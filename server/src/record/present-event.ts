import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { EventType, RecordedEvent } from '@quorate/shared/domain/event'
import { findComment } from '@quorate/shared/domain/threads/comments'
import { membershipPresenters } from '../features/membership/presenter.ts'
import { proposalPresenters } from '../features/proposals/presenter.ts'
import { threadPresenters } from '../features/threads/presenter.ts'
import { votePresenters } from '../features/votes/presenter.ts'
import type {
  Audiences,
  CommentNow,
  PresentedData,
  Presenters,
  PresentOptions,
  WordsEventType,
} from './present-event-types.ts'

const PRESENTERS: Presenters<WordsEventType> = {
  ...membershipPresenters,
  ...proposalPresenters,
  ...threadPresenters,
  ...votePresenters,
}

/**
 * How one event looks to a viewer; null: they may not see it. The one place that decides this, for answers over HTTP,
 * the page of the record and live batches alike.
 *
 * Without `commentNow` it looks the same to all who see its audience, as a ballot is addressed to its delegation: so
 * views that see the same audiences may share one presentation.
 */
export function presentEvent(
  event: RecordedEvent,
  view: Audiences,
  options: PresentOptions = {},
): PresentedEvent | null {
  if (!view.has(event.audience)) return null
  const { seq, index, at, type, actor } = event
  const data = presentData(event, view, options)
  // Type and data are of the same event: the compiler loses the pairing when it is taken apart.
  return { seq, index, at, type, actor, data } as PresentedEvent
}

function presentData<T extends EventType>(
  event: RecordedEvent<T>,
  view: Audiences,
  options: PresentOptions,
): PresentedData<T> {
  const presenters: Partial<Presenters<EventType>> = PRESENTERS
  const presenter = presenters[event.type]
  // What has no presenter carries no words (`WordsEventType`), so its data are what everybody may see.
  return presenter === undefined ? (event.data as PresentedData<T>) : presenter(event, view, options)
}

/** The state a comment is in now, for `presentEvent`; null where it is shown, or is not known. */
export function commentNow(state: Pick<CommitteeState, 'threads'>, id: string): CommentNow | null {
  const comment = findComment(state.threads.comments, id)
  if (comment === undefined) return null
  const { author, erased, withdrawn, hidden } = comment
  if (erased) return { state: 'erased', author }
  if (withdrawn) return { state: 'withdrawn', author }
  return hidden ? { state: 'hidden', author } : null
}

/** Bytes of JSON an event may carry in a frame. */
const FRAME_DATA = 32 * 1024

/** The event as it travels live: without its data where they are too large, to be fetched instead. */
export function forFrame(presented: PresentedEvent): PresentedEvent {
  if (presented.data === null || Buffer.byteLength(JSON.stringify(presented.data)) <= FRAME_DATA) return presented
  return { ...presented, data: null }
}
