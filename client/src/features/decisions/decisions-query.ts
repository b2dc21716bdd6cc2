import { getDecisions } from '@quorate/shared/contracts/decisions'
import { committeeQuery } from '../../data/committee-query.ts'

export const decisionsQuery = (committee: string) => committeeQuery(['decisions', 'list'], getDecisions, { committee })
