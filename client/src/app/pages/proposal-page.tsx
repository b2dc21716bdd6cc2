import { useParams } from 'react-router'
import { ProposalView } from '../../features/proposals/proposal-view.tsx'
import { useCommittee } from '../committee-context.ts'

export function ProposalPage() {
  const { id: committee } = useCommittee()
  const { proposal = '' } = useParams()
  return <ProposalView committee={committee} proposal={proposal} />
}
