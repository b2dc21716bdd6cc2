import type { PresentedEvent } from '@quorate/shared/contracts/events'
import type { Instruments, Provisions } from '@quorate/shared/contracts/instrument'
import type { Mandates } from '@quorate/shared/contracts/mandate'
import type { EventType } from '@quorate/shared/domain/event'
import type { HttpClient } from './http-client.ts'

/** The mandate and instrument that a proposal needs in the demonstration. */
export type Ground = { mandate: string; instrument: string; version: number; provisions: Provisions['provisions'] }

/** The first mandate and the first instrument, in its current version. */
export async function ground(client: HttpClient): Promise<Ground> {
  const { mandates } = await client.query<Mandates>('/mandates')
  const { instruments } = await client.query<Instruments>('/instruments')
  const mandate = mandates.at(-1)
  const instrument = instruments.find(({ title }) => title.en?.includes('Sample Framework'))
  const version = Math.max(...(instrument?.versions ?? []).map(({ number }) => number))
  if (!mandate || !instrument) throw new Error('The demonstration lacks its mandate or its framework')
  const { provisions } = await client.query<Provisions>(`/instruments/${instrument.id}/versions/${version}/provisions`)
  return { mandate: mandate.id, instrument: instrument.id, version, provisions }
}

/** The fields of `tableProposal` that add words to the end of a provision's English text. */
export function amendmentOf({ mandate, instrument, version, provisions }: Ground, provision: string, words: string) {
  const text = provisions.find(({ id }) => id === provision)?.text.en
  if (text === undefined) throw new Error(`There is no provision ${provision}`)
  return {
    kind: 'amendment',
    clause: { mandate, clause: '2.7' },
    instrument,
    version,
    title: { en: `Amendment of ${provision}` },
    operations: [{ op: 'replace-text', provision, language: 'en', text: `${text} ${words}` }],
    justification: 'It says what is meant.',
  }
}

/** The data of the first event of a type in an answer. */
export function dataOf<T extends EventType>(
  { events }: { events: PresentedEvent[] },
  type: T,
): NonNullable<PresentedEvent<T>['data']> {
  const event = events.find((one) => one.type === type)
  if (!event?.data) throw new Error(`No ${type} in the answer`)
  // The data are those of the type: TypeScript does not follow that through a type parameter.
  return event.data as NonNullable<PresentedEvent<T>['data']>
}
