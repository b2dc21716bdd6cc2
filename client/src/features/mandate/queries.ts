import { getClause, getMandates } from '@quorate/shared/contracts/mandate'
import { committeeQuery } from '../../data/committee-query.ts'

export const mandateKeys = {
  all: ['mandate'],
  list: ['mandate', 'list'],
  clause: (mandate: string, clause: string) => ['mandate', 'clause', mandate, clause],
} as const

export const mandatesQuery = (committee: string) => committeeQuery(mandateKeys.list, getMandates, { committee })

export const clauseQuery = (committee: string, mandate: string, clause: string) =>
  committeeQuery(mandateKeys.clause(mandate, clause), getClause, { committee, mandate, clause })
