import { useQuery } from '@tanstack/react-query'
import type { WorkTextProps } from '../../../data/work-kinds.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Amendment } from '../amendment.tsx'
import { proposalTextQuery } from '../queries.ts'

/** The text of an amendment that is put to the vote: each provision with its changes. */
export function AmendmentText({ committee, work, heading, children, still }: WorkTextProps) {
  const query = useQuery(proposalTextQuery(committee, work))
  return (
    <Loaded query={query} lines={4}>
      {(text) => (
        <Amendment {...text} heading={heading} still={still}>
          {children}
        </Amendment>
      )}
    </Loaded>
  )
}
