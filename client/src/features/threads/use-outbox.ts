import { useCallback, useEffect, useRef, useState } from 'react'
import { newKey, send } from '../../app/api.ts'
import { NetworkError } from '../../app/refusal-error.ts'
import { useConnection, useLive } from '../../live/live-context.ts'
import { keep, readKept } from './kept.ts'

/** A comment on its way. `waiting` for a connection, or `refused` with the reason. */
export type Outgoing = {
  key: string
  body: string
  replyTo: string | null
  status: 'sending' | 'waiting' | 'refused'
  error: Error | null
}

type Stored = Pick<Outgoing, 'key' | 'body' | 'replyTo'>

const RETRY = 4000

/**
 * Comments on their way. Each has one key from the first try to the last, on this visit or the next, so that it is
 * posted once however often it is sent; nothing leaves the outbox but by the record's answer or its author's hand.
 */
export function useOutbox(committee: string, thread: string, me: string) {
  const storage = `quorate-outbox:${committee}:${thread}:${me}`
  const live = useLive()
  const connection = useConnection()
  const [outgoing, setOutgoing] = useState<Outgoing[]>(() =>
    readKept<Stored[]>(storage, []).map((stored) => ({ ...stored, status: 'waiting', error: null })),
  )
  const underWay = useRef(new Set<string>())

  useEffect(() => {
    const stored: Stored[] = outgoing.map(({ key, body, replyTo }) => ({ key, body, replyTo }))
    keep(storage, stored.length > 0 ? stored : null)
  }, [outgoing, storage])

  const change = useCallback((key: string, change: Partial<Outgoing>) => {
    setOutgoing((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  }, [])

  const remove = useCallback((key: string) => {
    setOutgoing((all) => all.filter((one) => one.key !== key))
  }, [])

  const transmit = useCallback(
    async ({ key, body, replyTo }: Stored) => {
      if (underWay.current.has(key)) return
      underWay.current.add(key)
      try {
        const answer = await send(committee, 'postComment', { thread, body, replyTo }, { key })
        live.apply(committee, answer.events)
        remove(key)
      } catch (error) {
        const status = error instanceof NetworkError ? 'waiting' : 'refused'
        change(key, { status, error: error instanceof Error ? error : new Error(String(error)) })
      } finally {
        underWay.current.delete(key)
      }
    },
    [change, committee, live, remove, thread],
  )

  // What waits is tried again every few seconds, and as soon as the connection is back.
  const waiting = outgoing.filter(({ status }) => status === 'waiting')
  const waitingRef = useRef(waiting)
  waitingRef.current = waiting
  const isWaiting = waiting.length > 0
  const connected = connection.state === 'live'
  useEffect(() => {
    if (!isWaiting) return
    const all = () => {
      for (const one of waitingRef.current) void transmit(one)
    }
    if (connected) all()
    const timer = setInterval(all, RETRY)
    return () => clearInterval(timer)
  }, [connected, isWaiting, transmit])

  return {
    outgoing,
    post(body: string, replyTo: string | null) {
      const stored = { key: newKey(), body, replyTo }
      setOutgoing((all) => [...all, { ...stored, status: 'sending', error: null }])
      void transmit(stored)
    },
    retry(key: string) {
      const one = outgoing.find((each) => each.key === key)
      if (!one) return
      change(key, { status: 'sending', error: null })
      void transmit(one)
    },
    remove,
  }
}

export type Outbox = ReturnType<typeof useOutbox>
