import type { EventType } from '@quorate/shared/domain/event'
import type { RecordWords } from '../data/sentence.ts'
import { everyArea } from './every-area.ts'

export async function loadRecordWords(): Promise<RecordWords> {
  const ofAreas = await Promise.all(everyArea.map(async ([area, { words }]) => [area, await words()] as const))
  return {
    sentences: new Map(
      ofAreas.flatMap(([area, { sentences }]) =>
        // The edge: an area's sentences are keyed by its types of events.
        Object.entries(sentences).map(([type, compose]) => [type as EventType, { area, compose }] as const),
      ),
    ),
    erasable: new Map(ofAreas.flatMap(([, { erasable }]) => Object.entries(erasable ?? {}))),
  }
}
