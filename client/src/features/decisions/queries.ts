import { getDecision, getDecisions } from '@quorate/shared/contracts/decisions'
import { committeePages } from '../../data/committee-pages.ts'
import { committeeQuery } from '../../data/committee-query.ts'

export const decisionKeys = {
  list: ['decisions', 'list'],
  each: ['decisions', 'decision'],
} as const

export type DecisionFilter = { search?: string }

/** Decisions, the newest first. */
export const decisionsQuery = (committee: string, filter: DecisionFilter = {}) =>
  committeePages([...decisionKeys.list, filter], getDecisions, { committee }, filter)

export const decisionQuery = (committee: string, decision: string) =>
  committeeQuery([...decisionKeys.each, decision], getDecision, { committee, decision })
