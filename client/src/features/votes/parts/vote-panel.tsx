import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useDismissOnSight } from '../../../live/use-dismiss-on-sight.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { ClosedVote } from '../closed-vote.tsx'
import { OpenVote } from '../open-vote.tsx'
import { voteQuery } from '../queries.ts'
import styles from '../vote.module.css'
import { VoteHeading } from '../vote-heading.tsx'

/** A vote, on any page: while it is open, the ballot; afterwards, the result. */
export function VotePanel({ committee, vote }: { committee: string; vote: string }) {
  const query = useQuery(voteQuery(committee, vote))
  const panel = useRef<HTMLElement>(null)
  useDismissOnSight(panel, committee, vote)
  return (
    <section
      ref={panel}
      className={styles.panel}
      aria-labelledby={`vote-${vote}`}
      data-open={query.data?.vote.status === 'open'}
    >
      <Loaded query={query} lines={8}>
        {(answer) => (
          <>
            <VoteHeading vote={answer.vote} />
            {answer.vote.status === 'open' ? (
              <OpenVote committee={committee} answer={answer} />
            ) : (
              <ClosedVote committee={committee} answer={answer} />
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}
