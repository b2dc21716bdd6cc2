import { useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { ProposalView } from '../../features/proposals/proposal-view.tsx'
import { ThreadPanel } from '../../features/threads/thread-panel.tsx'
import { VotePanel } from '../../features/votes/vote-panel.tsx'
import { OpenVote } from './open-vote.tsx'

/** A proposal with its thread and its vote. */
export function ProposalPage() {
  const { id: committee } = useCommittee()
  const { proposal = '' } = useParams()
  return (
    <ProposalView
      key={proposal}
      committee={committee}
      proposal={proposal}
      thread={(thread) => <ThreadPanel committee={committee} thread={thread} />}
      vote={(vote) => <VotePanel committee={committee} vote={vote} />}
      openVote={(session) => <OpenVote committee={committee} proposal={proposal} session={session} />}
    />
  )
}
