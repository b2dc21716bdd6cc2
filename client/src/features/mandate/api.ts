import { getClause, getMandates } from '@quorate/shared/contracts/mandate'
import { committeeQuery } from '../../data/committee-query.ts'

export const mandatesOptions = (committee: string) => committeeQuery(['mandate', 'list'], getMandates, { committee })

export const clauseOptions = (committee: string, mandate: string, clause: string) =>
  committeeQuery(['mandate', 'clause', mandate, clause], getClause, { committee, mandate, clause })
