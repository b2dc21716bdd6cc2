import { lazy, Suspense } from 'react'
import { useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { Outline } from '../../ui/loaded.tsx'
import { ThreadPanel } from '../threads/parts/thread-panel.tsx'
import { PutQuestion } from '../votes/parts/put-question.tsx'
import { withVoteMessages } from '../votes/parts/with-messages.ts'
import { ProposalView } from './proposal-view.tsx'

/** Comes where there is a vote. */
const VotePanel = lazy(async () => ({
  default: (await withVoteMessages(import('../votes/parts/vote-panel.tsx'))).VotePanel,
}))

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
      vote={(vote) => (
        <Suspense fallback={<Outline lines={6} />}>
          <VotePanel committee={committee} vote={vote} />
        </Suspense>
      )}
      openVote={(session) => <PutQuestion committee={committee} work={proposal} session={session} />}
    />
  )
}
