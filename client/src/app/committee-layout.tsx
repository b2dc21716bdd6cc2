import type { Committee } from '@quorate/shared/contracts/membership'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react'
import { Navigate, Outlet, useLocation, useParams } from 'react-router'
import { committeeOptions, meOptions } from '../data/committee.ts'
import { CommitteeContext, committeeHere } from '../data/committee-context.ts'
import { RefusalError } from '../data/refusal-error.ts'
import { type RecordWords, RecordWordsContext } from '../data/sentence.ts'
import { WorkKindsContext } from '../data/work-kinds.ts'
import { addMessages } from '../i18n/i18n.ts'
import { useTranslation } from '../i18n/translate.ts'
import { useLive } from '../live/live-context.ts'
import { Loaded } from '../ui/loaded.tsx'
import styles from './committee-layout.module.css'
import { everyArea, workKinds } from './every-area.ts'
import { loadTemplates } from './messages.ts'
import { loadRecordWords } from './record-words.ts'
import { RouteFailure } from './route-failure.tsx'
import { useScrollPositions } from './scroll-positions.ts'
import { Shell } from './shell.tsx'

const Outside = lazy(async () => ({ default: (await import('./outside.tsx')).Outside }))

/** Everything below a committee: for those signed in, with the committee loaded and followed live. */
export function CommitteeLayout() {
  const { committee: id = '' } = useParams()
  // Not asked for: the committee's own answer says that nobody is signed in.
  const me = useQuery({ ...meOptions, enabled: false })
  const location = useLocation()
  if (me.data === null)
    return <Navigate to={`/sign-in?next=${encodeURIComponent(location.pathname + location.hash)}`} replace />
  return <WithCommittee key={id} id={id} />
}

const PROVIDERS = everyArea.flatMap(([, { around }]) => around ?? [])

/** The wrappers of areas around the pages; they outlive a page. */
function Around({ children }: { children: ReactNode }) {
  let inner = children
  for (const Provider of PROVIDERS) inner = <Provider>{inner}</Provider>
  return inner
}

function WithCommittee({ id }: { id: string }) {
  const committee = useQuery(committeeOptions(id))
  const { data, error, isFetching, refetch } = committee
  if (data === undefined && error instanceof RefusalError) {
    if (error.code === 'not-a-participant')
      return (
        <Suspense>
          <Outside retry={() => void refetch()} retrying={isFetching} />
        </Suspense>
      )
    if (error.code === 'not-signed-in') return null
  }
  return (
    <div className={styles.waiting}>
      <Loaded query={committee}>{(data) => <Inside committee={data} />}</Loaded>
    </div>
  )
}

/** The sentences of the record, and their templates in the reader's language. */
async function fetchRecordWords(): Promise<RecordWords> {
  const [words] = await Promise.all([loadRecordWords(), addMessages(loadTemplates)])
  return words
}

function Inside({ committee }: { committee: Committee }) {
  const { t } = useTranslation()
  const live = useLive()
  useScrollPositions()
  const { id, seq, mark } = committee
  // biome-ignore lint/correctness/useExhaustiveDependencies: following begins at the first answer; the cursor then moves by itself
  useEffect(() => live.follow(id, { seq, mark }), [live, id])
  const here = useMemo(() => committeeHere(committee), [committee])
  return (
    <CommitteeContext value={here}>
      <RecordWordsContext value={fetchRecordWords}>
        <WorkKindsContext value={workKinds}>
          <Around>
            <Shell>
              <RouteFailure>
                <Suspense fallback={<div role="status" aria-label={t('shell.loading')} />}>
                  <Outlet />
                </Suspense>
              </RouteFailure>
            </Shell>
          </Around>
        </WorkKindsContext>
      </RecordWordsContext>
    </CommitteeContext>
  )
}
