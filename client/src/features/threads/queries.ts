import { getComments, getEditions, getThread } from '@quorate/shared/contracts/threads'
import { committeeQuery } from '../../data/committee-query.ts'
import { prepareMarkdown } from '../../ui/prepare-markdown.ts'
import { WINDOW } from './patch.ts'

export const threadKeys = {
  all: ['threads'],
  summary: (thread: string) => ['threads', thread, 'summary'],
  /** Every cached window of a thread. */
  comments: (thread: string) => ['threads', thread, 'comments'],
  window: (thread: string, from: number) => ['threads', thread, 'comments', from],
  editions: (thread: string, comment: string) => ['threads', thread, 'editions', comment],
} as const

export const threadQuery = (committee: string, thread: string) =>
  committeeQuery(threadKeys.summary(thread), getThread, { committee, thread })

/** The comments numbered `from` and on. */
export const commentsQuery = (committee: string, thread: string, from: number) =>
  committeeQuery(
    threadKeys.window(thread, from),
    getComments,
    { committee, thread },
    { from: String(from), limit: String(WINDOW) },
    { prepare: ({ comments }) => prepareMarkdown(comments.map(({ body }) => body)) },
  )

export const editionsQuery = (committee: string, thread: string, comment: string) =>
  committeeQuery(
    threadKeys.editions(thread, comment),
    getEditions,
    { committee, comment },
    {},
    { prepare: ({ editions }) => prepareMarkdown(editions.map(({ body }) => body)) },
  )
