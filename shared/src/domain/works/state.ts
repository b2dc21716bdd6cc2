import type { Audience } from '../audience.ts'
import type { TextRef } from '../words.ts'
import type { ClauseRef } from './events.ts'

export type Work = {
  work: string
  kind: string
  symbol: string
  /** Who may see it, and the comments and decisions on it. */
  audience: Audience
  /** The clause it is under first, then those it touches. */
  clauses: ClauseRef[]
  /** The membership that brought it, and the delegation, seat or observer for which it did. */
  by: string
  for: string | null
  thread: string
  stage: string
  open: boolean
  /** The reasons of its moves. */
  texts: readonly TextRef[]
}

export type WorkState = {
  works: Map<string, Work>
  /** By the letter of a series, the last number given. */
  numbers: Map<string, number>
  /** All links, as `linkKey` writes them. A map, because a fork would copy the whole of a set. */
  links: Map<string, true>
}

export function emptyWorks(): WorkState {
  return { works: new Map(), numbers: new Map(), links: new Map() }
}
