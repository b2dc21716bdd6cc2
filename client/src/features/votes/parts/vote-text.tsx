import { useQuery } from '@tanstack/react-query'
import { Amendment } from '../../../ui/amendment.tsx'
import { Loaded } from '../../../ui/loaded.tsx'
import { voteQuery } from '../queries.ts'

/** The exact text put to a vote, for pages that say themselves what it is. */
export function VoteText({ committee, vote }: { committee: string; vote: string }) {
  const query = useQuery(voteQuery(committee, vote))
  return (
    <Loaded query={query} lines={4}>
      {({ put }) => <Amendment operations={put.operations} base={put.base} />}
    </Loaded>
  )
}
