import type { Comment, Comments, Thread } from '@quorate/shared/contracts/threads'
import { IconArrowUp } from '@tabler/icons-react'
import { notifyManager, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { useLive } from '../../live/live-context.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { AnnounceSwitch, useAnnounced } from './announce-switch.tsx'
import { Composer, readUnsent } from './composer.tsx'
import { DebateControl } from './debate-control.tsx'
import { Discussion } from './discussion.tsx'
import { threadPaths } from './names.ts'
import { NewComments } from './new-comments.tsx'
import { useOutbox, useOutgoingTo } from './outbox-context.ts'
import { OutgoingComment } from './outgoing-comment.tsx'
import { threadKeys } from './queries.ts'
import { firstOutside, includes, type Range } from './ranges.ts'
import { Readers, Typing } from './readers.tsx'
import styles from './thread.module.css'
import { ALL_AT_ONCE } from './use-feed.ts'

type ThreadViewProps = { committee: string; thread: Thread; presided: boolean }

/** The discussion: the comments, where the reader left off, who is present, and the field to answer in. */
export function ThreadView({ committee, thread, presided }: ThreadViewProps) {
  const { t } = useTranslation()
  const live = useLive()
  const { me, address } = useCommittee()
  const read = useMemo(() => thread.read.map(([from, to]): Range => [from, to]), [thread.read])
  // The line between read and new comments is set on arrival and stays there.
  const [arrival] = useState(() => ({ count: thread.count, firstNew: firstOutside(read, thread.count) }))
  const outbox = useOutbox()
  const outgoing = useOutgoingTo(thread.id)
  const [replyTo, setReplyTo] = useState(() => readUnsent(committee, thread.id, me.member).replyTo)
  const [announce, setAnnounce] = useAnnounced()
  const composer = useRef<HTMLTextAreaElement>(null)
  const answered = useCached(committee, thread.id, replyTo)

  useEffect(() => {
    live.watch(thread.id)
    return () => live.watch(null)
  }, [live, thread.id])

  const since = Array.from(
    { length: Math.max(0, thread.count - arrival.count) },
    (_, index) => arrival.count + 1 + index,
  )
  const fresh = since.filter((number) => !includes(read, number))
  const answer = useCallback((comment: string) => {
    setReplyTo(comment)
    // The field to write in comes to the reader; the page does not scroll.
    requestAnimationFrame(() => composer.current?.focus({ preventScroll: true }))
  }, [])
  return (
    <>
      <header className={styles.header}>
        <h2 className={styles.title}>
          {t('threads.title')} <span className={styles.count}>{t('threads.count', { count: thread.count })}</span>
        </h2>
        {thread.count > 0 && (
          <Link to={threadPaths(address).whole(thread.id)} className={styles.whole}>
            {t('threads.whole')}
          </Link>
        )}
        <div className={styles.tools}>
          <Readers thread={thread.id} />
          <AnnounceSwitch announce={announce} onChange={setAnnounce} />
          <DebateControl committee={committee} thread={thread} presided={presided} />
        </div>
      </header>
      {thread.count > ALL_AT_ONCE && <p className={styles.onPaper}>{t('threads.onPaper', { count: thread.count })}</p>}
      {arrival.firstNew !== null && arrival.firstNew > 1 && (
        <p>
          <a href={`#comment-${arrival.firstNew}`} className={styles.jump}>
            {t('threads.toFirstNew')}
          </a>
        </p>
      )}
      {thread.count === 0 && outgoing.length === 0 && (
        <EmptyState title={t('threads.empty')}>{t('threads.emptyText')}</EmptyState>
      )}
      <Discussion {...{ committee, thread, read }} newFrom={arrival.firstNew ?? arrival.count + 1} onReply={answer} />
      {outgoing.map((each) => (
        <OutgoingComment key={each.key} outgoing={each} />
      ))}
      <div className={styles.dock}>
        <NewComments numbers={fresh} announce={announce} />
        <div className={styles.dockHead}>
          <Typing thread={thread.id} />
          <a href="#text" className={styles.toText}>
            <IconArrowUp aria-hidden size={16} stroke={1.75} />
            {t('ui.toText')}
          </a>
        </div>
        <Composer
          {...{ committee, thread, replyTo }}
          inReplyTo={answered}
          field={composer}
          onReplyTo={setReplyTo}
          onPost={(body, to) => outbox.post(thread.id, body, to)}
        />
      </div>
    </>
  )
}

/** A comment among the fetched ones; looked up again when more of them come. */
function useCached(committee: string, thread: string, comment: string | null): Comment | null {
  const client = useQueryClient()
  const subscribe = useCallback(
    (changed: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
    [client],
  )
  return useSyncExternalStore(subscribe, () => cached(client, committee, thread, comment))
}

function cached(client: QueryClient, committee: string, thread: string, comment: string | null): Comment | null {
  if (comment === null) return null
  const windows = client.getQueriesData<Comments>({ queryKey: [committee, ...threadKeys.comments(thread)] })
  return windows.flatMap(([, data]) => data?.comments ?? []).find(({ id }) => id === comment) ?? null
}
