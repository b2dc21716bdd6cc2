import { getComments, getEditions, getThread } from '@quorate/shared/contracts/threads'
import { committeeQuery } from '../../data/committee-query.ts'
import { WINDOW } from './patch.ts'

export const threadOptions = (committee: string, thread: string) =>
  committeeQuery(['threads', thread, 'summary'], getThread, { committee, thread })

/** The comments numbered `from` and on. */
export const commentsOptions = (committee: string, thread: string, from: number) =>
  committeeQuery(
    ['threads', thread, 'comments', from],
    getComments,
    { committee, thread },
    { from: String(from), limit: String(WINDOW) },
  )

export const editionsOptions = (committee: string, thread: string, comment: string) =>
  committeeQuery(['threads', thread, 'editions', comment], getEditions, { committee, comment })
