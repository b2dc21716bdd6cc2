import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Audience } from '@quorate/shared/domain/audience'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { EventData, EventType, RecordedEvent } from '@quorate/shared/domain/event'
import type { HasWords } from '@quorate/shared/domain/words'
import { type AnyRecordArea, functionsOf } from './area.ts'

/** The audiences a viewer belongs to. */
export type Audiences = ReadonlySet<Audience>

/** The data of one type of event, as a viewer sees them. */
export type PresentedData<T extends EventType> = NonNullable<PresentedEvent<T>['data']>

/** How an event looked when it was recorded, to a viewer who sees its audience. */
export type Presenter<T extends EventType> = (
  event: RecordedEvent<T>,
  view: Audiences,
  state: CommitteeState,
) => PresentedData<T>

/** The audiences of the things that an event names, if not all who see it may see them. */
export type AudiencesNamed<T extends EventType> = (
  event: RecordedEvent<T>,
  state: CommitteeState,
) => readonly Audience[]

/** How an event looks now, in this state, to a viewer; 'as recorded' where nothing has changed since. */
export type PresentNow<T extends EventType> = (
  event: RecordedEvent<T>,
  view: Audiences,
  state: CommitteeState,
) => PresentedData<T> | 'as recorded'

/** The types of event that carry words, however deep: each needs a presenter to open them. */
export type WordsEventType = {
  [T in EventType]: HasWords<EventData[T]> extends true ? T : never
}[EventType]

/** How events look to viewers: for answers over HTTP, the page of the record and live batches alike. */
export type Present = ReturnType<typeof createPresent>

/** The presenters of all areas as one. */
export function createPresent(areas: readonly AnyRecordArea[]) {
  // The key of each function is the type that it takes; a Map cannot express that.
  const presenters = new Map(areas.flatMap(({ presenters }) => functionsOf(presenters))) as Map<
    EventType,
    Presenter<EventType>
  >
  const presentersNow = new Map(areas.flatMap(({ presentsNow }) => functionsOf(presentsNow))) as Map<
    EventType,
    PresentNow<EventType>
  >

  const naming = new Map(areas.flatMap(({ audiencesNamed }) => functionsOf(audiencesNamed))) as Map<
    EventType,
    AudiencesNamed<EventType>
  >

  /**
   * How an event looked when it was recorded; null: the viewer may not see it. It looks the same to all who see its
   * audience and the audiences that it names: so views that see the same of these may share it.
   */
  function recorded(event: RecordedEvent, view: Audiences, state: CommitteeState): PresentedEvent | null {
    if (!view.has(event.audience)) return null
    const presenter = presenters.get(event.type)
    // An event without a presenter carries no words (`WordsEventType`), so everybody may see its data.
    return withData(event, presenter === undefined ? event.data : presenter(event, view, state))
  }

  return {
    recorded,

    /** The audiences of the things it names, other than its own: usually none. */
    audiencesNamed: (event: RecordedEvent, state: CommitteeState): readonly Audience[] =>
      naming
        .get(event.type)?.(event, state)
        .filter((audience) => audience !== event.audience) ?? [],

    /** How it looks now to somebody who comes later: a comment's words only if they may read them now. */
    now(event: RecordedEvent, view: Audiences, state: CommitteeState): PresentedEvent | null {
      if (!view.has(event.audience)) return null
      const data = presentersNow.get(event.type)?.(event, view, state) ?? 'as recorded'
      return data === 'as recorded' ? recorded(event, view, state) : withData(event, data)
    },

    /** Whether it looks different to anybody from when it was recorded. */
    hasChanged: (event: RecordedEvent, view: Audiences, state: CommitteeState): boolean =>
      (presentersNow.get(event.type)?.(event, view, state) ?? 'as recorded') !== 'as recorded',
  }
}

function withData({ seq, index, at, type, actor }: RecordedEvent, data: unknown): PresentedEvent {
  // Type and data are of the same event: the compiler cannot follow that once they are separate.
  return { seq, index, at, type, actor, data } as PresentedEvent
}

/** Bytes of JSON an event may carry in a frame. */
const FRAME_DATA = 32 * 1024

/** The event as it is sent live: without its data if they are too large, as the client then fetches them. */
export function forFrame(presented: PresentedEvent): PresentedEvent {
  const { data } = presented
  const fits =
    data === null || (roomLeft(data, FRAME_DATA) >= 0 && Buffer.byteLength(JSON.stringify(data)) <= FRAME_DATA)
  return fits ? presented : { ...presented, data: null }
}

/** The room that is left after the letters in a value; negative as soon as there is none, however large the value is. */
function roomLeft(value: unknown, room: number): number {
  if (typeof value === 'string') return room - value.length
  if (typeof value !== 'object' || value === null) return room
  let left = room
  for (const key in value) {
    left = roomLeft((value as Record<string, unknown>)[key], left)
    if (left < 0) break
  }
  return left
}
