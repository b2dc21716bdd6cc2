import type { QueryClient } from '@tanstack/react-query'
import { changeAnswers } from '../../data/change-answers.ts'
import { todayKeys } from '../today/queries.ts'
import { workKeys } from '../works/queries.ts'
import { type Range, withNumbers } from './ranges.ts'

type Options = {
  client: QueryClient
  committee: string
  /** Tells the server which comments of the thread were read. */
  send: (ranges: Range[]) => Promise<unknown>
}

/** Collects the comments that were read and reports them together. Pages that count unread comments then ask again. */
export function createReadReports({ client, committee, send }: Options) {
  const unreported = new Set<number>()
  return {
    add: (number: number) => void unreported.add(number),

    async report(): Promise<void> {
      const numbers = [...unreported]
      if (numbers.length === 0) return
      unreported.clear()
      try {
        await send(withNumbers([], numbers))
      } catch {
        // Not reached: they are reported with the next.
        for (const number of numbers) unreported.add(number)
        return
      }
      for (const key of [workKeys.lists, todayKeys.all]) {
        const queryKey = [committee, ...key]
        changeAnswers(client, queryKey, () => void client.invalidateQueries({ queryKey, refetchType: 'none' }))
      }
    },
  }
}
