import { useQuery } from '@tanstack/react-query'
import { proposalOptions } from '../../features/proposals/api.ts'
import { ThreadPanel } from '../../features/threads/thread-panel.tsx'
import { Loaded } from '../../ui/loaded.tsx'

type ProposalThreadProps = { committee: string; proposal: string; presided: boolean }

/** The discussion of a proposal, wherever it is at hand. */
export function ProposalThread({ committee, proposal, presided }: ProposalThreadProps) {
  const query = useQuery(proposalOptions(committee, proposal))
  return (
    <Loaded query={query}>
      {(data) => <ThreadPanel committee={committee} thread={data.proposal.thread} presided={presided} />}
    </Loaded>
  )
}
