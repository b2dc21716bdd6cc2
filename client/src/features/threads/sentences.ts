import type { ThreadEvents } from '@quorate/shared/domain/threads/events'
import type { Sentences } from '../../data/sentence.ts'
import { commentName, proposalName, threadName } from '../proposals/names.ts'
import type { messages } from './messages.en.ts'

/** How what happens here reads in the record. */
export const threadSentences: Sentences<ThreadEvents, typeof messages> = {
  ThreadOpened: ({ subject }, names) => ({
    key: 'ThreadOpened',
    values: { proposal: proposalName(names, subject.id) },
  }),
  CommentPosted: ({ thread, number, replyTo, body }, names) => ({
    key: replyTo === null ? 'CommentPosted' : 'CommentReplied',
    values: {
      proposal: threadName(names, thread),
      comment: commentName(names, thread, number),
    },
    quote: body,
  }),
  CommentEdited: ({ thread, body }, names) => ({
    key: 'CommentEdited',
    values: { proposal: threadName(names, thread) },
    quote: body,
  }),
  CommentWithdrawn: ({ thread }, names) => ({
    key: 'CommentWithdrawn',
    values: { proposal: threadName(names, thread) },
  }),
  CommentHidden: ({ thread, reason }, names) => ({
    key: 'CommentHidden',
    values: { proposal: threadName(names, thread) },
    quote: reason,
  }),
  CommentRestored: ({ thread }, names) => ({ key: 'CommentRestored', values: { proposal: threadName(names, thread) } }),
  DebateClosed: ({ thread }, names) => ({ key: 'DebateClosed', values: { proposal: threadName(names, thread) } }),
  DebateReopened: ({ thread }, names) => ({ key: 'DebateReopened', values: { proposal: threadName(names, thread) } }),
}
