import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Loaded, Outline } from '../../../ui/loaded.tsx'
import { workQuery } from '../queries.ts'

/** Loaded only if there is a work to discuss. */
const ThreadPanel = lazy(async () => ({ default: (await import('../../threads/parts/thread-panel.tsx')).ThreadPanel }))

type WorkThreadProps = { committee: string; work: string; presided: boolean }

/** The discussion of a work, on a page of something else. */
export function WorkThread({ committee, work, presided }: WorkThreadProps) {
  const query = useQuery(workQuery(committee, work))
  return (
    <Loaded query={query}>
      {(data) => (
        <Suspense fallback={<Outline lines={6} />}>
          <ThreadPanel committee={committee} thread={data.work.thread} presided={presided} />
        </Suspense>
      )}
    </Loaded>
  )
}
