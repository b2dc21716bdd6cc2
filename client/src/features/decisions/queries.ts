import { getDecision, getDecisions } from '@quorate/shared/contracts/decisions'
import { committeeQuery } from '../../data/committee-query.ts'

export const decisionKeys = { all: ['decisions'] } as const

export const decisionsQuery = (committee: string) =>
  committeeQuery([...decisionKeys.all, 'list'], getDecisions, { committee })

export const decisionQuery = (committee: string, decision: string) =>
  committeeQuery([...decisionKeys.all, 'decision', decision], getDecision, { committee, decision })
