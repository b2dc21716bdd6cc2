import { getThread } from '@quorate/shared/contracts/threads'
import { committeeQuery } from '../../data/committee-query.ts'

/** Whether the debate is open, and who may close it. */
export const threadQuery = (committee: string, thread: string) =>
  committeeQuery(['threads', thread, 'summary'], getThread, { committee, thread })
