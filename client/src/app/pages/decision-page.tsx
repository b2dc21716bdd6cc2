import { useCommittee } from '../../data/committee-context.ts'
import { DecisionPage as Decision } from '../../features/decisions/decision-page.tsx'
import { VoteText } from '../../features/votes/vote-text.tsx'

/** A decision, with the text that was put to the vote. */
export function DecisionPage() {
  const { id: committee } = useCommittee()
  return <Decision text={(vote) => <VoteText committee={committee} vote={vote} />} />
}
