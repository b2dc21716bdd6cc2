import { markRead, type Thread } from '@quorate/shared/contracts/threads'
import { perform } from '../../data/api.ts'
import { changeAnswers } from '../../data/change-answers.ts'
import { meIn } from '../../data/committee.ts'
import type { LiveHandler } from '../../live/handlers.ts'
import { ownCommentsQuery, threadQuery } from './queries.ts'
import { type Range, withNumbers } from './ranges.ts'
import { createReadReports } from './read-reports.ts'

/**
 * One's own comments are not news to oneself: they are marked as read as soon as they are on the record, also if their
 * author has left the discussion. The event comes with the answer and again with the batch, and is reported once.
 */
export const noteOwn: LiveHandler = ({ type, actor, data }, { client, committee }) => {
  if (type !== 'CommentPosted' || data === null || actor.member !== meIn({ client, committee })?.member) return
  const { thread, number } = data
  const own = ownCommentsQuery(committee, thread).queryKey
  if (client.getQueryData(own)?.includes(number)) return
  client.setQueryData(own, (numbers = []) => [...numbers, number])
  const { queryKey } = threadQuery(committee, thread)
  const reports = createReadReports({
    client,
    committee,
    async send(ranges) {
      await perform(markRead, { params: { committee, thread }, body: { ranges } })
      changeAnswers(client, queryKey, () =>
        client.setQueryData<Thread>(queryKey, (old) => old && { ...old, read: withNumbers(rangesOf(old), [number]) }),
      )
    },
  })
  reports.add(number)
  void reports.report()
}

const rangesOf = ({ read }: Thread): Range[] => read.map(([from, to]): Range => [from, to])
