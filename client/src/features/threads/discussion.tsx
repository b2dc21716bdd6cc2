import { lazy, Suspense, useState } from 'react'
import { Outline } from '../../ui/loaded.tsx'
import { CommentsWithMap, type DiscussionProps } from './comments-with-map.tsx'
import { ALL_AT_ONCE, useFeed } from './use-feed.ts'

/** Fetched for the first long thread. */
const LongDiscussion = lazy(async () => ({ default: (await import('./long-discussion.tsx')).LongDiscussion }))

/** The comments; of a long thread, only those near the screen are fetched and shown. */
export function Discussion(props: DiscussionProps) {
  // One that becomes long while somebody reads it stays as it is: its comments are not made anew under their hands.
  const [long] = useState(props.thread.count > ALL_AT_ONCE)
  if (!long) return <ShortDiscussion {...props} />
  return (
    <Suspense fallback={<Outline lines={12} />}>
      <LongDiscussion {...props} />
    </Suspense>
  )
}

function ShortDiscussion(props: DiscussionProps) {
  return <CommentsWithMap {...props} feed={useFeed(props.thread.count)} />
}
