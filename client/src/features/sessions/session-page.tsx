import { useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { ProposalAtHand } from '../proposals/parts/proposal-at-hand.tsx'
import { ProposalThread } from '../proposals/parts/proposal-thread.tsx'
import { PutQuestion } from '../votes/parts/put-question.tsx'
import { VotePanel } from '../votes/parts/vote-panel.tsx'
import { SessionRoom } from './session-room.tsx'

/** The session room, with text, thread and vote of the current item. */
export function SessionPage() {
  const { id: committee } = useCommittee()
  const { session = '' } = useParams()
  return (
    <SessionRoom
      committee={committee}
      session={session}
      proposalText={(proposal) => <ProposalAtHand committee={committee} proposal={proposal} />}
      thread={(proposal, presided) => <ProposalThread key={proposal} {...{ committee, proposal, presided }} />}
      vote={(vote) => <VotePanel committee={committee} vote={vote} />}
      openVote={(proposal) => <PutQuestion committee={committee} proposal={proposal} session={session} />}
    />
  )
}
