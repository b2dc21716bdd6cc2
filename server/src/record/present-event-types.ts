import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Audience } from '@quorate/shared/domain/audience'
import type { EventData, EventType, RecordedEvent } from '@quorate/shared/domain/event'
import type { Words } from '@quorate/shared/domain/words'

/** The audiences a viewer belongs to. */
export type Audiences = ReadonlySet<Audience>

/** The state a comment is in now, where it is not shown; whatever it was when the event was recorded. */
export type CommentNow = { state: 'hidden' | 'withdrawn' | 'erased'; author: string }

export type PresentOptions = {
  /** Null where the comment is shown. Without it, events are presented as they were when they were recorded. */
  commentNow?: (comment: string) => CommentNow | null
}

/** What one type of event carries, as a viewer sees it. */
export type PresentedData<T extends EventType> = NonNullable<PresentedEvent<T>['data']>

export type Presenter<T extends EventType> = (
  event: RecordedEvent<T>,
  view: Audiences,
  options: PresentOptions,
) => PresentedData<T>

/** The types of event that carry words: each needs a presenter to open them. */
export type WordsEventType = {
  [T in EventType]: Words extends EventData[T][keyof EventData[T]] ? T : never
}[EventType]

export type Presenters<T extends EventType> = { [K in T]: Presenter<K> }
