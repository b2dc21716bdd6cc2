import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../../../ui/loaded.tsx'
import { ThreadPanel } from '../../threads/parts/thread-panel.tsx'
import { workQuery } from '../queries.ts'

type WorkThreadProps = { committee: string; work: string; presided: boolean }

/** The discussion of a work, on a page of something else. */
export function WorkThread({ committee, work, presided }: WorkThreadProps) {
  const query = useQuery(workQuery(committee, work))
  return (
    <Loaded query={query}>
      {(data) => <ThreadPanel committee={committee} thread={data.work.thread} presided={presided} />}
    </Loaded>
  )
}
