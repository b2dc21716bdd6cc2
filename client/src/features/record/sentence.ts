import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { EventType } from '@quorate/shared/domain/event'
import { type Names, type Phrases, plain, type RecordWords, type Sentence } from '../../data/sentence.ts'

/**
 * Composes the sentence of an event; its key is where the messages have its template. An event too large for a frame
 * has no data: the sentence then only names its kind.
 */
export function composeSentence(
  event: PresentedEvent,
  { sentences }: RecordWords,
  names: Names,
  phrases: Phrases,
): Sentence {
  const actor = names.actor(event.actor)
  const found = sentences.get(event.type)
  if (!found) throw new Error(`No area has a sentence for ${event.type}`)
  const { area, compose } = found
  if (event.data === null) {
    const what = plain(phrases.t(typeKey(area, event.type)))
    return { key: 'record.withoutDetails', values: { actor, what } }
  }
  // Sentences are kept by type, so the sentence of this type takes the data of this type.
  const sentence = compose(event.data as never, names, phrases)
  return { ...sentence, key: `${area}.record.sentence.${sentence.key}`, values: { actor, ...sentence.values } }
}

// The edge: that an area has a name for each of its types of events is part of the type of an area.
const typeKey = (area: string, type: EventType) => `${area}.record.type.${type}` as 'votes.record.type.VoteOpened'
