import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../../ui/loaded.tsx'
import { proposalOptions } from './api.ts'
import { ProposalText } from './proposal-text.tsx'

/** The text of a proposal alone, for wherever it is being discussed. */
export function ProposalAtHand({ committee, proposal }: { committee: string; proposal: string }) {
  const query = useQuery(proposalOptions(committee, proposal))
  return <Loaded query={query}>{(data) => <ProposalText data={data} />}</Loaded>
}
