import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../../../ui/loaded.tsx'
import { ProposalText } from '../proposal-text.tsx'
import { proposalQuery } from '../queries.ts'

/** The text of a proposal alone, for wherever it is being discussed. */
export function ProposalAtHand({ committee, proposal }: { committee: string; proposal: string }) {
  const query = useQuery(proposalQuery(committee, proposal))
  return <Loaded query={query}>{(data) => <ProposalText data={data} />}</Loaded>
}
