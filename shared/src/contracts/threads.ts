import { z } from 'zod'
import { COMMENT_STATES } from '../domain/threads/events.ts'
import { abilities, eventActor, id, instant, markdown, seq, since, text, within } from './common.ts'
import { type CommandContracts, command, none, personal, query } from './contract.ts'

export const comment = z.strictObject({
  id: z.string(),
  thread: z.string(),
  /** Its address in the thread, from 1. */
  number: z.number().int(),
  author: eventActor,
  at: instant,
  /** Markdown; null if withdrawn, erased, or hidden from this viewer. */
  body: z.string().nullable(),
  replyTo: z.string().nullable(),
  /** How many times it was edited, and when last. */
  edits: z.number().int(),
  editedAt: instant.nullable(),
  state: z.enum(COMMENT_STATES),
  hidden: z.strictObject({ by: eventActor, at: instant, reason: z.string().nullable() }).nullable(),
})
export type Comment = z.infer<typeof comment>

/** Comment numbers from…to, both included; sorted, apart from one another. */
export const ranges = z.array(z.tuple([z.number().int().positive(), z.number().int().positive()]))

export const getThread = query({
  path: '/committees/{committee}/threads/{thread}',
  summary: 'A thread: how many comments it has, which of them are not new to the caller, and what they may do',
  params: within({ thread: id }),
  query: since({}),
  response: z.strictObject({
    seq,
    id: z.string(),
    /** The work it discusses. */
    work: z.string(),
    open: z.boolean(),
    /** In slow mode: the seconds between two comments of one person, and when the caller may post the next one. */
    slow: z.strictObject({ seconds: z.number().int(), next: instant.nullable() }).nullable(),
    count: z.number().int(),
    /** What is not new to the caller: what they have read, their own, and what is hidden, withdrawn or erased. */
    read: ranges,
    /**
     * Commands on a single comment are judged by the policy alone; `editComment` and `withdrawComment` are for one's
     * own.
     */
    can: abilities(
      'postComment',
      'setSlowMode',
      'closeDebate',
      'reopenDebate',
      'editComment',
      'withdrawComment',
      'hideComment',
      'restoreComment',
    ),
  }),
})
export type Thread = z.infer<typeof getThread.response>

export const getComments = query({
  path: '/committees/{committee}/threads/{thread}/comments',
  summary: 'A window of a thread’s comments, by number',
  params: within({ thread: id }),
  query: since({
    from: z.coerce.number().int().positive().default(1),
    limit: z.coerce.number().int().positive().max(500).default(200),
  }),
  response: z.strictObject({ seq, comments: z.array(comment) }),
})
export type Comments = z.infer<typeof getComments.response>

export const getEditions = query({
  path: '/committees/{committee}/comments/{comment}/editions',
  summary: 'What a comment said before each edit, the oldest first',
  params: within({ comment: id }),
  query: since({}),
  response: z.strictObject({ seq, editions: z.array(z.strictObject({ at: instant, body: z.string().nullable() })) }),
})
export type Editions = z.infer<typeof getEditions.response>

export const markRead = personal({
  method: 'post',
  path: '/committees/{committee}/threads/{thread}/read',
  summary: 'Remember which comments were on the caller’s screen',
  signedIn: true,
  params: within({ thread: id }),
  body: z.strictObject({ ranges: ranges.max(1000) }),
  response: z.strictObject({ read: ranges }),
})

const aComment = z.strictObject({ comment: id })
const aThread = z.strictObject({ thread: id })
const body = markdown(20_000)
const reason = text(2000)

export const threadCommands = {
  postComment: command({
    type: 'postComment',
    rate: { perMinute: 30, perHour: 300 },
    path: '/threads/{thread}/comments',
    summary: 'Post a comment, or a reply to one',
    params: aThread,
    body: z.strictObject({ body, replyTo: id.nullable() }),
  }),
  editComment: command({
    type: 'editComment',
    rate: { perMinute: 30, perHour: 300 },
    path: '/comments/{comment}/edits',
    summary: 'Edit one’s own comment; what it said before stays readable',
    params: aComment,
    body: z.strictObject({
      body,
      /** How often it had been edited when the author began: then a newer edition is not replaced unseen. */
      edits: z.number().int().min(0),
    }),
  }),
  withdrawComment: command({
    type: 'withdrawComment',
    path: '/comments/{comment}/withdrawal',
    summary: 'Withdraw one’s own comment',
    params: aComment,
    body: none,
  }),
  hideComment: command({
    type: 'hideComment',
    path: '/comments/{comment}/hiding',
    summary: 'Hide a comment, with a reason; its author and the moderators still see it',
    params: aComment,
    body: z.strictObject({ reason }),
  }),
  restoreComment: command({
    type: 'restoreComment',
    path: '/comments/{comment}/restoration',
    summary: 'Show a hidden comment again',
    params: aComment,
    body: none,
  }),
  setSlowMode: command({
    type: 'setSlowMode',
    path: '/threads/{thread}/slow-mode',
    summary: 'Let one person post a comment only every so many seconds; 0 ends it',
    params: aThread,
    body: z.strictObject({ seconds: z.number().int().min(0).max(86_400) }),
  }),
  closeDebate: command({
    type: 'closeDebate',
    path: '/threads/{thread}/closing',
    summary: 'Close the debate',
    params: aThread,
    body: none,
  }),
  reopenDebate: command({
    type: 'reopenDebate',
    path: '/threads/{thread}/reopening',
    summary: 'Reopen the debate',
    params: aThread,
    body: none,
  }),
} satisfies CommandContracts<'threads'>
