import { useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { ThreadPanel } from '../threads/parts/thread-panel.tsx'
import { PutQuestion } from '../votes/parts/put-question.tsx'
import { VotePanel } from '../votes/parts/vote-panel.tsx'
import { ProposalView } from './proposal-view.tsx'

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
      openVote={(session) => <PutQuestion committee={committee} work={proposal} session={session} />}
    />
  )
}
