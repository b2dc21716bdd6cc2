import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import { type refuse, refuseAs } from '../refusal.ts'
import type { Term } from './state.ts'

/**
 * Why the actor may not contribute now: the term of their seat has ended, or has not begun; undefined if they may. The
 * calendar year in UTC decides, so that it is the same year for everybody. They may still read.
 *
 * Source: docs/GLOSSARY.md, term: the calendar years of a seat of the Consultative Committee (resolution, clause 2.4).
 */
export function outsideTerm(
  { membership }: CommitteeState,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
): ReturnType<typeof refuse> | undefined {
  const term = actor.capacity === 'business' && actor.for !== null ? membership.seats.get(actor.for) : undefined
  if (term === undefined) return undefined
  const year = yearOf(now)
  if (term.from <= year && year <= term.until) return undefined
  return refuseAs('outside-term', { ...term })
}

/** Whether the last year of a term is over. */
export function hasEnded({ until }: Term, now: number): boolean {
  return yearOf(now) > until
}

function yearOf(now: number): number {
  return new Date(now).getUTCFullYear()
}
