import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../../../ui/loaded.tsx'
import { ThreadPanel } from '../../threads/parts/thread-panel.tsx'
import { proposalQuery } from '../queries.ts'

type ProposalThreadProps = { committee: string; proposal: string; presided: boolean }

/** The discussion of a proposal, wherever it is at hand. */
export function ProposalThread({ committee, proposal, presided }: ProposalThreadProps) {
  const query = useQuery(proposalQuery(committee, proposal))
  return (
    <Loaded query={query}>
      {(data) => <ThreadPanel committee={committee} thread={data.proposal.thread} presided={presided} />}
    </Loaded>
  )
}
