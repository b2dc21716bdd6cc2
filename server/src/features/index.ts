import type { PersonalAnswer, QueryAnswer } from '../http/answer.ts'
import { decisionsQueries } from './decisions/queries.ts'
import { instrumentQueries } from './instrument/queries.ts'
import { mandateQueries } from './mandate/queries.ts'
import { membershipQueries } from './membership/queries.ts'
import { proposalsPersonal } from './proposals/personal.ts'
import { proposalsQueries } from './proposals/queries.ts'
import { recordQueries } from './record/queries.ts'
import { sessionsQueries } from './sessions/queries.ts'
import { threadsPersonal } from './threads/personal.ts'
import { threadsQueries } from './threads/queries.ts'
import { todayQueries } from './today/queries.ts'
import { votesQueries } from './votes/queries.ts'

/** Every query below a committee. */
export const queries: readonly QueryAnswer[] = [
  ...membershipQueries,
  ...mandateQueries,
  ...instrumentQueries,
  ...proposalsQueries,
  ...threadsQueries,
  ...sessionsQueries,
  ...votesQueries,
  ...decisionsQueries,
  ...recordQueries,
  ...todayQueries,
]

/** Every request below a committee that concerns only the person who makes it. */
export const personalHandlers: readonly PersonalAnswer[] = [...proposalsPersonal, ...threadsPersonal]
