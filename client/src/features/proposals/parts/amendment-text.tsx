import { useQuery } from '@tanstack/react-query'
import type { WorkTextProps } from '../../../data/work-kinds.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Amendment } from '../amendment.tsx'
import { proposalTextQuery } from '../queries.ts'

/** What is put to the vote of an amendment: each provision with what would change in it. */
export function AmendmentText({ committee, work, heading, children }: WorkTextProps) {
  const query = useQuery(proposalTextQuery(committee, work))
  return (
    <Loaded query={query} lines={4}>
      {(text) => (
        <Amendment {...text} heading={heading}>
          {children}
        </Amendment>
      )}
    </Loaded>
  )
}
