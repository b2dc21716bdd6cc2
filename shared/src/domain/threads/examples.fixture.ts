import fc from 'fast-check'
import { comment, type Examples, NO, reason, text, thread, YES } from '../example-parts.fixture.ts'
import type { ThreadTypes } from './area.ts'

export const threads: Examples<ThreadTypes> = {
  events: {
    ThreadOpened: [{ thread: 't', work: 'w' }],
    CommentPosted: [
      { comment: 'c', thread: 't', number: 1, replyTo: null, body: 'b' },
      { comment: 'c', thread: 't', number: 2, replyTo: 'c', body: null },
    ],
    CommentEdited: [{ comment: 'c', thread: 't', body: 'b' }],
    CommentWithdrawn: [{ comment: 'c', thread: 't' }],
    CommentHidden: [{ comment: 'c', thread: 't', reason: 'r' }],
    CommentRestored: [{ comment: 'c', thread: 't' }],
    SlowModeSet: [
      { thread: 't', seconds: 60 },
      { thread: 't', seconds: 0 },
    ],
    DebateClosed: [{ thread: 't' }],
    DebateReopened: [{ thread: 't' }],
  },
  commands: {
    postComment: { type: 'postComment', thread: 't1', body: 'A comment', replyTo: 'c1' },
    editComment: { type: 'editComment', comment: 'c1', body: 'A comment', edits: 0 },
    withdrawComment: { type: 'withdrawComment', comment: 'c1' },
    hideComment: { type: 'hideComment', comment: 'c1', reason: 'A reason' },
    restoreComment: { type: 'restoreComment', comment: 'c1' },
    setSlowMode: { type: 'setSlowMode', thread: 't1', seconds: 60 },
    closeDebate: { type: 'closeDebate', thread: 't1' },
    reopenDebate: { type: 'reopenDebate', thread: 't1' },
  },
  rights: {
    postComment: [{ type: 'postComment', thread: 't1', body: 'B', replyTo: null }, [YES, YES, NO, YES, YES, YES]],
    editComment: [
      { type: 'editComment', comment: 'c1', body: 'B', edits: 0 },
      ['not-yours', YES, NO, 'not-yours', 'not-yours', 'not-yours'],
    ],
    withdrawComment: [
      { type: 'withdrawComment', comment: 'c1' },
      ['not-yours', YES, NO, 'not-yours', 'not-yours', 'not-yours'],
    ],
    hideComment: [{ type: 'hideComment', comment: 'c1', reason: 'R' }, [NO, NO, NO, YES, YES, YES]],
    restoreComment: [{ type: 'restoreComment', comment: 'c1' }, [NO, NO, NO, YES, YES, NO]],
    setSlowMode: [{ type: 'setSlowMode', thread: 't1', seconds: 60 }, [NO, NO, NO, YES, YES, NO]],
    closeDebate: [{ type: 'closeDebate', thread: 't1' }, [NO, NO, NO, YES, YES, NO]],
    reopenDebate: [{ type: 'reopenDebate', thread: 't1' }, [NO, NO, NO, YES, YES, NO]],
  },
  fields: {
    postComment: { thread, body: text, replyTo: fc.option(comment) },
    editComment: { comment, body: text, edits: fc.constantFrom(0, 1) },
    withdrawComment: { comment },
    hideComment: { comment, reason },
    restoreComment: { comment },
    setSlowMode: { thread, seconds: fc.constantFrom(0, 60, 300) },
    closeDebate: { thread },
    reopenDebate: { thread },
  },
}
