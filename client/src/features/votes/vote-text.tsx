import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../../ui/loaded.tsx'
import { TextPut } from './text-put.tsx'
import { voteQuery } from './vote-query.ts'

/** The exact text put to a vote, for pages that show it without the vote. */
export function VoteText({ committee, vote }: { committee: string; vote: string }) {
  const query = useQuery(voteQuery(committee, vote))
  return (
    <Loaded query={query} lines={4}>
      {({ put, vote: { proposal } }) => <TextPut put={put} proposal={proposal} />}
    </Loaded>
  )
}
