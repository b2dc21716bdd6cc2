import type { EventActor } from '@quorate/shared/domain/event'
import type { CommentState } from '@quorate/shared/domain/threads/events'
import { type PersonalDocOf, type PersonalDocsOf, personalModel } from '../../http/personal.ts'
import { type DocOf, type DocsOf, flag, list, number, readModel, text, value } from '../../record/read-model.ts'

export const threadReadModels = {
  /** `count`: how many comments were ever posted: the number of the last one. */
  threads: readModel({ work: text(), open: flag(), count: number() }, { committee: 1 }),

  /** The comments of a thread that are not shown: hidden, withdrawn or erased. `_id`: the thread. `numbers`: in order. */
  silences: readModel({ numbers: list<number>() }, { committee: 1 }),

  comments: readModel(
    {
      thread: text(),
      /** From 1 within the thread. */
      number: number(),
      author: value<EventActor>(),
      at: number(),
      /** Its present words; null once withdrawn or erased. */
      body: text<string | null>(),
      replyTo: text<string | null>(),
      /** Who wrote the comment it replies to. */
      answers: text<string | null>(),
      /** Its words before each edit, the oldest first, and the time of each. */
      editions: list<{ at: number; body: string | null }>(),
      editedAt: number<number | null>(),
      state: text<CommentState>(),
      /** While it is hidden: by whom, since when and why. */
      hidden: value<{ by: EventActor; at: number; reason: string | null } | null>(),
    },
    { thread: 1, number: 1 },
    { committee: 1, answers: 1, at: -1 },
  ),
}

export const threadPersonalModels = {
  /**
   * The comments that a person has had on screen: by thread, their ranges as JSON. All are in one document, of which
   * `_id` is `personalId`: a list of works needs many of them, and one string for each keeps them short.
   */
  readMarks: personalModel({ threads: value<Record<string, string>>() }),
}

export type ThreadDoc = DocOf<typeof threadReadModels.threads>
export type SilenceDoc = DocOf<typeof threadReadModels.silences>
export type CommentDoc = DocOf<typeof threadReadModels.comments>
export type ReadMarksDoc = PersonalDocOf<typeof threadPersonalModels.readMarks>

declare module '../../record/read-model.ts' {
  interface ReadDocs extends DocsOf<typeof threadReadModels> {}
}

declare module '../../http/personal.ts' {
  interface PersonalDocs extends PersonalDocsOf<typeof threadPersonalModels> {}
}
