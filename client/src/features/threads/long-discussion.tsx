import { CommentsWithMap, type DiscussionProps } from './comments-with-map.tsx'
import { useLongFeed } from './use-long-feed.ts'

export function LongDiscussion(props: DiscussionProps) {
  return <CommentsWithMap {...props} feed={useLongFeed(props.thread.count)} />
}
