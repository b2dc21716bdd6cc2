import { getClause, getMandates } from '@quorate/shared/contracts/mandate'
import { committeeQuery } from '../../data/committee-query.ts'

export const mandateKeys = {
  all: ['mandate'],
  clauses: ['mandate', 'clause'],
} as const

export const mandatesQuery = (committee: string) =>
  committeeQuery([...mandateKeys.all, 'list'], getMandates, { committee })

export const clauseQuery = (committee: string, mandate: string, clause: string) =>
  committeeQuery([...mandateKeys.clauses, mandate, clause], getClause, { committee, mandate, clause })
