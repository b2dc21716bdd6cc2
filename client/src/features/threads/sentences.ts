import type { ThreadEvents } from '@quorate/shared/domain/threads/events'
import { type NameOfWords, plain, type Sentences } from '../../data/sentence.ts'
import { commentName, threadName, workName } from '../works/names.ts'
import type { messages } from './sentences.en.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<ThreadEvents, typeof messages> = {
  ThreadOpened: ({ work }, names) => ({
    key: 'ThreadOpened',
    values: { work: workName(names, work) },
  }),
  CommentPosted: ({ thread, number, replyTo, body }, names) => ({
    key: replyTo === null ? 'CommentPosted' : 'CommentReplied',
    values: {
      work: threadName(names, thread),
      comment: commentName(names, thread, number),
    },
    quote: body,
  }),
  CommentEdited: ({ thread, body }, names) => ({
    key: 'CommentEdited',
    values: { work: threadName(names, thread) },
    quote: body,
  }),
  CommentWithdrawn: ({ thread }, names) => ({
    key: 'CommentWithdrawn',
    values: { work: threadName(names, thread) },
  }),
  CommentHidden: ({ thread, reason }, names) => ({
    key: 'CommentHidden',
    values: { work: threadName(names, thread) },
    ...(reason === null ? {} : { quote: reason }),
  }),
  CommentRestored: ({ thread }, names) => ({ key: 'CommentRestored', values: { work: threadName(names, thread) } }),
  SlowModeSet: ({ thread, seconds }, names) => ({
    key: seconds === 0 ? 'SlowModeEnded' : 'SlowModeSet',
    values: { work: threadName(names, thread), seconds: plain(seconds) },
  }),
  DebateClosed: ({ thread }, names) => ({ key: 'DebateClosed', values: { work: threadName(names, thread) } }),
  DebateReopened: ({ thread }, names) => ({ key: 'DebateReopened', values: { work: threadName(names, thread) } }),
}

const commentWords: NameOfWords = (_, names) => plain(names.t('threads.record.words'))

export const threadWords = { sentences, erasable: { comment: commentWords } }
