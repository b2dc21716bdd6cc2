import { getDecisions } from '@quorate/shared/contracts/decisions'
import { getInstruments } from '@quorate/shared/contracts/instrument'
import { getMandates } from '@quorate/shared/contracts/mandate'
import { getProposals } from '@quorate/shared/contracts/proposals'
import { getSessions } from '@quorate/shared/contracts/sessions'
import { getVotes } from '@quorate/shared/contracts/votes'
import { committeeQuery } from '../../data/committee-query.ts'

/** The lists from which the record takes the names of what its events refer to. */
export const thingsQueries = (committee: string) => {
  const params = { committee }
  return {
    mandates: committeeQuery(['mandate', 'list'], getMandates, params),
    instruments: committeeQuery(['instrument', 'list'], getInstruments, params),
    proposals: committeeQuery(['proposals', 'list'], getProposals, params),
    sessions: committeeQuery(['sessions', 'list'], getSessions, params),
    votes: committeeQuery(['votes', 'list'], getVotes, params),
    decisions: committeeQuery(['decisions', 'list'], getDecisions, params),
  }
}
