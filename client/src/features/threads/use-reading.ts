import { markRead, type Thread } from '@quorate/shared/contracts/threads'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { perform } from '../../data/api.ts'
import { changeAnswers } from '../../data/change-answers.ts'
import { threadQuery } from './queries.ts'
import { type Range, withNumbers } from './ranges.ts'
import { createReadReports } from './read-reports.ts'

/** Milliseconds a comment has to be on screen to count as read. */
const LOOK = 1000
/** Milliseconds between two reports of read comments. */
const REPORT = 1200

/**
 * Marks comments as read that were on screen for a second, in a visible window. Returns the function that watches one
 * comment's element.
 */
export function useReading(committee: string, thread: string) {
  const client = useQueryClient()
  const reports = useMemo(
    () =>
      createReadReports({
        client,
        committee,
        send: (ranges) => perform(markRead, { params: { committee, thread }, body: { ranges } }),
      }),
    [client, committee, thread],
  )

  const seen = useCallback(
    (number: number) => {
      reports.add(number)
      const { queryKey } = threadQuery(committee, thread)
      changeAnswers(client, queryKey, () =>
        client.setQueryData<Thread>(
          queryKey,
          (data) => data && { ...data, read: withNumbers(toRanges(data), [number]) },
        ),
      )
    },
    [reports, client, committee, thread],
  )

  useEffect(() => {
    const timer = setInterval(() => void reports.report(), REPORT)
    return () => {
      clearInterval(timer)
      void reports.report()
    }
  }, [reports])

  const watcher = useMemo(() => createWatcher(seen), [seen])
  useEffect(() => () => watcher.stop(), [watcher])
  return watcher.watch
}

function toRanges({ read }: Thread): Range[] {
  return read.map(([from, to]): Range => [from, to])
}

function createWatcher(seen: (number: number) => void) {
  const timers = new Map<Element, ReturnType<typeof setTimeout>>()
  const numbers = new WeakMap<Element, number>()

  function look(element: Element): void {
    timers.delete(element)
    const number = numbers.get(element)
    if (number === undefined) return
    if (document.visibilityState === 'visible') {
      observer.unobserve(element)
      seen(number)
    } else
      timers.set(
        element,
        setTimeout(() => look(element), LOOK),
      )
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, intersectionRatio, intersectionRect, rootBounds } of entries) {
        const fills = intersectionRect.height > (rootBounds?.height ?? Number.POSITIVE_INFINITY) / 2
        const onScreen = isIntersecting && (intersectionRatio >= 0.6 || fills)
        if (onScreen && !timers.has(target))
          timers.set(
            target,
            setTimeout(() => look(target), LOOK),
          )
        if (!onScreen) {
          clearTimeout(timers.get(target))
          timers.delete(target)
        }
      }
    },
    { threshold: [0, 0.2, 0.4, 0.6, 0.8, 1] },
  )

  return {
    watch(element: Element, number: number): () => void {
      numbers.set(element, number)
      observer.observe(element)
      return () => {
        observer.unobserve(element)
        clearTimeout(timers.get(element))
        timers.delete(element)
      }
    },
    stop(): void {
      observer.disconnect()
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
