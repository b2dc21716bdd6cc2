import { getDecision } from '@quorate/shared/contracts/decisions'
import { committeeQuery } from '../../data/committee-query.ts'

export const decisionQuery = (committee: string, decision: string) =>
  committeeQuery(['decisions', 'decision', decision], getDecision, { committee, decision })
