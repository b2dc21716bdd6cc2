import { Button } from '@mantine/core'
import type { Thread } from '@quorate/shared/contracts/threads'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommittee } from '../../app/committee-context.ts'
import { useLive } from '../../live/live-context.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { arrange } from './arrange.ts'
import { CommentFeed } from './comment-feed.tsx'
import { Composer } from './composer.tsx'
import { DebateControl } from './debate-control.tsx'
import { NewComments } from './new-comments.tsx'
import { OutgoingComment } from './outgoing-comment.tsx'
import { Present, Typing } from './presence.tsx'
import { firstOutside, includes, type Range } from './ranges.ts'
import styles from './thread.module.css'
import { useOutbox } from './use-outbox.ts'
import { usePermalink } from './use-permalink.ts'
import { useReading } from './use-reading.ts'
import { useWindows } from './use-windows.ts'

type ThreadViewProps = { committee: string; thread: Thread; presided: boolean }

/** The discussion: what was said, where the reader left off, who is here, and the place to answer. */
export function ThreadView({ committee, thread, presided }: ThreadViewProps) {
  const { t } = useTranslation()
  const live = useLive()
  const { me } = useCommittee()
  const read = useMemo(() => thread.read.map(([from, to]): Range => [from, to]), [thread.read])
  // Where the reader left off is settled on arrival: the line between read and new stays where it is.
  const [arrival] = useState(() => ({ count: thread.count, firstNew: firstOutside(read, thread.count) }))
  const permalink = usePermalink()
  const windows = useWindows(committee, thread, permalink.number ?? arrival.firstNew ?? thread.count)
  const outbox = useOutbox(committee, thread.id, me.member)
  const watch = useReading(committee, thread.id)
  const [replyTo, setReplyTo] = useState<string | null>(null)
  const composer = useRef<HTMLTextAreaElement>(null)
  const { comments } = windows
  const arranged = useMemo(() => arrange(comments), [comments])

  useEffect(() => {
    live.watch(thread.id)
    return () => live.watch(null)
  }, [live, thread.id])

  const { reach } = windows
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the address asks for another comment
  useEffect(() => {
    if (permalink.number !== null && permalink.number <= thread.count) reach(permalink.number)
  }, [permalink.number])
  usePermalinkFocus(permalink, comments.length > 0)

  const isNew = (number: number, author: string) => author !== me.member && !includes(read, number)
  const fresh = comments.filter(({ number, author }) => number > arrival.count && isNew(number, author.member))
  const answer = (comment: string) => {
    setReplyTo(comment)
    // The place to write comes to the reader; the page stays where it is.
    requestAnimationFrame(() => composer.current?.focus({ preventScroll: true }))
  }
  return (
    <>
      <header className={styles.header}>
        <h2 className={styles.title}>
          {t('threads.title')} <span className={styles.count}>{t('threads.count', { count: thread.count })}</span>
        </h2>
        <Present thread={thread.id} />
        <DebateControl committee={committee} thread={thread} presided={presided} />
      </header>
      {arrival.firstNew !== null && arrival.firstNew > 1 && (
        <p>
          <a href={`#comment-${arrival.firstNew}`} className={styles.jump}>
            {t('threads.toFirstNew')}
          </a>
        </p>
      )}
      {windows.earlier > 0 && (
        <Button variant="default" onClick={windows.showEarlier} className={styles.gap ?? ''}>
          {t('threads.earlier', { count: windows.earlier })}
        </Button>
      )}
      <RefusalNote refusal={windows.error} />
      {thread.count === 0 && outbox.outgoing.length === 0 && (
        <EmptyState title={t('threads.empty')}>{t('threads.emptyText')}</EmptyState>
      )}
      <CommentFeed
        {...{ committee, thread, arranged, watch, isNew }}
        newFrom={arrival.firstNew ?? arrival.count + 1}
        busy={windows.isPending}
        onReply={answer}
      />
      {windows.later > 0 && (
        <Button variant="default" onClick={windows.showLater} className={styles.gap ?? ''}>
          {t('threads.later', { count: windows.later })}
        </Button>
      )}
      {outbox.outgoing.map((outgoing) => (
        <OutgoingComment key={outgoing.key} outgoing={outgoing} outbox={outbox} />
      ))}
      <div className={styles.edge}>
        <NewComments comments={fresh} later={windows.later} />
      </div>
      <div className={styles.dock} data-writing={replyTo !== null}>
        <Typing thread={thread.id} />
        <Composer
          {...{ committee, thread, replyTo }}
          inReplyTo={comments.find(({ id }) => id === replyTo) ?? null}
          field={composer}
          onReplyTo={setReplyTo}
          onPost={outbox.post}
        />
      </div>
    </>
  )
}

type Permalink = ReturnType<typeof usePermalink>

/** Once the comment of the address is on the page, the reader is taken there: that is what they asked for. */
function usePermalinkFocus({ number, visit }: Permalink, ready: boolean): void {
  const reached = useRef<string | null>(null)
  useEffect(() => {
    if (number === null || !ready || reached.current === visit) return
    const element = document.getElementById(`comment-${number}`)
    if (!element) return
    reached.current = visit
    element.scrollIntoView({ block: 'start' })
    element.focus({ preventScroll: true })
  })
}
