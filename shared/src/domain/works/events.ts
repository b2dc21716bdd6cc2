import type { OfficialText } from '../official-text.ts'
import type { Words } from '../words.ts'
import type { WorkKind } from './kind.ts'

/** A clause of a mandate. Every piece of work is under one. */
export type ClauseRef = { mandate: string; clause: string }

/** The meaning of a link between two works: `from` arises from `to`, amends it, answers it … */
export const LINK_MEANINGS = [
  'arises-from',
  'amends',
  'answers',
  'carries-out',
  'replaces',
  'merged-into',
  'next-round-of',
] as const
export type LinkMeaning = (typeof LINK_MEANINGS)[number]
export type WorkLink = { from: string; to: string; meaning: LinkMeaning }

export type WorkEvents = {
  /** A piece of business is before the committee. Who brought it is the event's actor; its audience is the work's. */
  WorkBrought: {
    work: string
    kind: WorkKind
    /** The letter of its series, and its running number there, from 1: together `HLSG/P/3`. */
    series: string
    number: number
    symbol: string
    title: OfficialText
    /** The clause it is under, and others that it touches. */
    clause: ClauseRef
    touches: ClauseRef[]
    /** The delegation, seat or observer for which it was brought; null: for no principal. */
    for: string | null
    stage: string
    thread: string
  }
  /** The work has moved to this stage. `open`: whether it is still before the committee. */
  WorkMoved: { work: string; stage: string; open: boolean; reason: Words | null }
  WorksLinked: WorkLink
  WorksUnlinked: WorkLink
}

export type WorkCommands = {
  linkWorks: WorkLink
  unlinkWorks: WorkLink
}
