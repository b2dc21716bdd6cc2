import type { HttpCommandType } from '@quorate/shared/contracts/commands'
import type { CommandAnswer } from '@quorate/shared/contracts/events'
import type { CommandData } from '@quorate/shared/domain/command'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useLive } from '../live/live-context.ts'
import { newKey, send } from './api.ts'
import { useCommittee } from './committee-context.ts'
import { NetworkError } from './refusal-error.ts'

/**
 * A command as a mutation: `mutate(fields)`. If there was no answer, the same fields sent again carry the same key, so
 * that the command takes effect once. Its changes show at once, before the live batch brings them.
 *
 * @param always the key of each sending, for what is done once however often it is sent, and from whichever tab
 */
export function useCommand<T extends HttpCommandType>(committee: string, type: T, always?: string) {
  const live = useLive()
  const { member } = useCommittee().me
  const pending = useRef<{ request: string; key: string } | null>(null)
  return useMutation<CommandAnswer, Error, CommandData[T]>({
    mutationKey: [committee, type],
    mutationFn: async (fields) => {
      const request = JSON.stringify(fields)
      const key = always ?? (pending.current?.request === request ? pending.current.key : newKey())
      pending.current = { request, key }
      try {
        const answer = await send(committee, type, fields, { key, member })
        pending.current = null
        return answer
      } catch (error) {
        if (!(error instanceof NetworkError)) pending.current = null
        throw error
      }
    },
    onSuccess: (answer) => live.apply(committee, answer.events),
  })
}
