import type { EventType } from '@quorate/shared/domain/event'
import type { RecordWords } from '../data/sentence.ts'
import { everyArea } from './every-area.ts'

export const recordWords: RecordWords = {
  sentences: new Map(
    everyArea.flatMap(([area, { sentences }]) =>
      // The edge: an area's sentences are keyed by its types of events.
      Object.entries(sentences).map(([type, compose]) => [type as EventType, { area, compose }] as const),
    ),
  ),
  erasable: new Map(everyArea.flatMap(([, { erasable }]) => Object.entries(erasable ?? {}))),
}
