import type { Session } from '@quorate/shared/contracts/sessions'
import type { Comments } from '@quorate/shared/contracts/threads'
import type { Today } from '@quorate/shared/contracts/today'
import type { Vote, Votes } from '@quorate/shared/contracts/votes'
import type { Works } from '@quorate/shared/contracts/works'
import type { InfiniteData, QueryKey } from '@tanstack/react-query'

/** When each act was first in each page's cache: by act, the moment for each page. */
export function createSightings() {
  const seen = new Map<string, number[]>()
  const known = new Map<number, Set<string>>()

  function note(page: number, key: string, at: number): void {
    const ofPage = known.get(page) ?? new Set<string>()
    known.set(page, ofPage)
    if (ofPage.has(key)) return
    ofPage.add(key)
    const all = seen.get(key)
    if (all) all.push(at)
    else seen.set(key, [at])
  }

  return {
    /** Looks through an answer of this page. */
    of(page: number) {
      const cast = new Map<string, number>()
      return (queryKey: QueryKey, data: unknown, at: number): void => {
        const see = (key: string) => note(page, key, at)
        const [, area, which, part] = queryKey
        // The edge: the type of an answer follows from its key.
        if (area === 'sessions' && which === 'session') {
          const { floor, votes } = data as Session
          for (const { principal, kind } of floor.requests) see(`floor asked ${principal} ${kind}`)
          if (floor.speaking) see(`floor given ${floor.speaking.principal} ${floor.speaking.kind}`)
          for (const { id } of votes) see(`vote ${id}`)
        } else if (area === 'votes' && which === 'vote') {
          const { vote } = data as Vote
          see(`${vote.status === 'open' ? 'ballot' : 'result'} ${vote.id}`)
          for (let count = (cast.get(vote.id) ?? 0) + 1; count <= vote.cast; count += 1) see(`cast ${vote.id} ${count}`)
          cast.set(vote.id, Math.max(cast.get(vote.id) ?? 0, vote.cast))
        } else if (area === 'threads' && part === 'comments') {
          // Only the latest ones can be new.
          for (const { id } of (data as Comments).comments.slice(-5)) see(`comment ${id}`)
        } else if (area === 'today') {
          const { votes, unread } = data as Today
          for (const { id } of votes) see(`today vote ${id}`)
          for (const { thread, comments } of unread) see(`today comment ${thread} ${comments}`)
        } else if (area === 'votes' && which === 'list') {
          for (const { votes } of (data as InfiniteData<Votes>).pages)
            for (const { id } of votes) see(`list vote ${id}`)
        } else if (area === 'works' && which === 'list') {
          for (const { works } of (data as InfiniteData<Works>).pages)
            for (const { thread, comments } of works) see(`list comment ${thread} ${comments}`)
        }
      }
    },
    clear(): void {
      seen.clear()
    },
    all: () => Object.fromEntries(seen),
  }
}
