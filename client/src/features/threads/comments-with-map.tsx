import type { Comment, Thread } from '@quorate/shared/contracts/threads'
import { useEffect, useMemo, useRef } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { arrange } from './arrange.ts'
import { CommentFeed } from './comment-feed.tsx'
import { includes, type Range } from './ranges.ts'
import styles from './thread.module.css'
import { ThreadMap } from './thread-map.tsx'
import type { Feed } from './use-feed.ts'
import { usePermalink } from './use-permalink.ts'
import { useReading } from './use-reading.ts'
import { useWindows } from './use-windows.ts'

export type DiscussionProps = {
  committee: string
  thread: Thread
  read: readonly Range[]
  newFrom: number
  onReply: (comment: string) => void
}

/** The comments of this feed, with the map beside them. */
export function CommentsWithMap({ committee, thread, read, newFrom, onReply, feed }: DiscussionProps & { feed: Feed }) {
  const { me } = useCommittee()
  const watch = useReading(committee, thread.id)
  const {
    goTo,
    onScreen: [from, to],
  } = feed
  const permalink = usePermalink()
  const shown = feed.rows.map(({ index }) => index + 1)
  const { comments, error } = useWindows(committee, thread.id, shown)
  const arranged = useMemo(() => new Map(arrange(comments).map((each) => [each.comment.number, each])), [comments])

  const reached = useRef<string | null>(null)
  const { number: wanted, visit } = permalink
  useEffect(() => {
    if (wanted === null || wanted < 1 || wanted > thread.count || reached.current === visit) return
    reached.current = visit
    goTo(wanted)
  }, [wanted, visit, thread.count, goTo])

  const isNew = ({ number, author }: Comment) => author.member !== me.member && !includes(read, number)
  return (
    <div className={styles.discussion}>
      <div className={styles.said}>
        <RefusalNote refusal={error} />
        {thread.count > 0 && <CommentFeed {...{ committee, thread, feed, arranged, newFrom, isNew, watch, onReply }} />}
      </div>
      <ThreadMap count={thread.count} {...{ read, arranged, from, to, goTo }} />
    </div>
  )
}
