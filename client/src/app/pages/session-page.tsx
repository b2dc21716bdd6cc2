import { useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { ProposalAtHand } from '../../features/proposals/proposal-at-hand.tsx'
import { SessionRoom } from '../../features/sessions/session-room.tsx'
import { VotePanel } from '../../features/votes/vote-panel.tsx'
import { OpenVote } from './open-vote.tsx'
import { ProposalThread } from './proposal-thread.tsx'

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
      openVote={(proposal) => <OpenVote committee={committee} proposal={proposal} session={session} />}
    />
  )
}
