import type { Area } from '../area.ts'
import { eraseComment, threadFolds } from './apply.ts'
import { findComment } from './comments.ts'
import { threadRules } from './decide.ts'
import type { ThreadCommands, ThreadEvents } from './events.ts'
import { emptyThreads, type ThreadState } from './state.ts'

export type ThreadTypes = {
  commands: ThreadCommands
  events: ThreadEvents
  state: ThreadState
  erasable: 'comment'
}

export const threads: Area<ThreadTypes> = {
  empty: emptyThreads,
  rules: threadRules,
  folds: threadFolds,
  alsoFolds: { WordsErased: eraseComment },
  erasable: { comment: ({ threads }, id) => findComment(threads.comments, id)?.texts },
}
