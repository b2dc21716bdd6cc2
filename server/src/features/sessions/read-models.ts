import type { AgendaItem } from '@quorate/shared/domain/sessions/events'
import type { Floor } from '@quorate/shared/domain/sessions/floor'
import type { SessionStatus } from '@quorate/shared/domain/sessions/state'
import { type DocOf, type DocsOf, list, number, readModel, text, value } from '../../record/read-model.ts'

export const sessionReadModels = {
  sessions: readModel(
    {
      number: number(),
      title: text(),
      status: text<SessionStatus>(),
      startsAt: number(),
      timeZone: text(),
      agenda: list<AgendaItem>(),
      /** How many items the agenda has, and the works that they are about. */
      items: number(),
      works: list<string>(),
      /** The item under discussion. */
      current: text<string | null>(),
      openedAt: number<number | null>(),
      closedAt: number<number | null>(),
      /** Delegations recorded present, in the order of recording. */
      present: list<string>(),
      floor: value<Floor>(),
      /** The words of a search that finds it, as `searchWords` makes them. */
      words: list<string>(),
    },
    { committee: 1, number: -1 },
    { committee: 1, status: 1, number: -1 },
    { committee: 1, works: 1, number: 1 },
    { committee: 1, 'agenda.item': 1 },
    { committee: 1, words: 1 },
  ),
}

export type SessionDoc = DocOf<typeof sessionReadModels.sessions>

declare module '../../record/read-model.ts' {
  interface ReadDocs extends DocsOf<typeof sessionReadModels> {}
}
