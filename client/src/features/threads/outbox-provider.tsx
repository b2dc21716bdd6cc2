import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { newKey, send } from '../../data/api.ts'
import { useCommittee } from '../../data/committee-context.ts'
import { deviceStorage } from '../../data/device-storage.ts'
import { useConnection, useLive } from '../../live/live-context.ts'
import { createOutbox } from './outbox.ts'
import { OutboxContext } from './outbox-context.ts'
import { createOutboxStorage } from './outbox-storage.ts'

/** Milliseconds after which a comment that got no answer is sent again. */
const PATIENCE = 20_000

/** Sends the reader's comments, on any page of the committee. */
export function OutboxProvider({ children }: { children: ReactNode }) {
  const live = useLive()
  const client = useQueryClient()
  const connection = useConnection()
  const { id: committee, me } = useCommittee()
  const { member } = me
  const outbox = useMemo(
    () =>
      createOutbox({
        storage: createOutboxStorage(deviceStorage(), committee, member),
        async send({ key, thread, body, replyTo }) {
          const signal = AbortSignal.timeout(PATIENCE)
          const { events } = await send(committee, 'postComment', { thread, body, replyTo }, { key, member, signal })
          live.apply(committee, events)
        },
        signedOut: () => client.setQueryData(['me'], null),
        newKey,
        now: Date.now,
        path: () => window.location.pathname,
      }),
    [client, committee, live, member],
  )

  useEffect(() => outbox.start(), [outbox])
  useEffect(() => {
    if (connection.state === 'live') void outbox.flush()
  }, [outbox, connection.state])
  useEffect(() => {
    const changed = ({ key }: StorageEvent) => outbox.storageChanged(key)
    // Closing the page asks first if a comment is kept only in this page.
    const leaving = (event: BeforeUnloadEvent) => {
      if (outbox.all().some(({ kept }) => !kept)) event.preventDefault()
    }
    window.addEventListener('storage', changed)
    window.addEventListener('beforeunload', leaving)
    return () => {
      window.removeEventListener('storage', changed)
      window.removeEventListener('beforeunload', leaving)
    }
  }, [outbox])

  return <OutboxContext value={outbox}>{children}</OutboxContext>
}
