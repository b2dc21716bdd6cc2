import type { Comment, Thread } from '@quorate/shared/contracts/threads'
import { lazy, memo, Suspense, useEffect, useRef, useState } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { Actor } from '../../data/person.tsx'
import { useTranslation } from '../../i18n/translate.ts'
import { Moment } from '../../ui/moment.tsx'
import { LinkedMarkdown } from '../works/parts/linked-markdown.tsx'
import styles from './comment.module.css'
import { CommentActions } from './comment-actions.tsx'
import { CommentState } from './comment-state.tsx'
import { Editions } from './editions.tsx'
import { isEditKept } from './kept-edit.ts'

/** Loaded when somebody edits a comment. */
const CommentEditor = lazy(async () => ({ default: (await import('./comment-editor.tsx')).CommentEditor }))

type CommentArticleProps = {
  committee: string
  thread: Thread
  comment: Comment
  depth: 0 | 1 | 2
  inReplyTo: Comment | null
  isNew: boolean
  watch: (element: Element, number: number) => () => void
  onReply: (comment: string) => void
  /** Keeps the comment on the page while it is being edited, wherever the reader scrolls. */
  hold: (number: number, held: boolean) => void
}

/** One comment: its author and principal, its time, its words, and the reader's actions on it. */
export const CommentArticle = memo(function CommentArticle(props: CommentArticleProps) {
  const { committee, thread, comment, depth, inReplyTo, isNew, watch, onReply, hold } = props
  const { t } = useTranslation()
  const element = useRef<HTMLElement>(null)
  const { me } = useCommittee()
  const [editing, setEditing] = useState(() => isEditKept(comment, me.member))
  const { number } = comment
  useEffect(() => (element.current && isNew ? watch(element.current, number) : undefined), [watch, number, isNew])
  useEffect(() => {
    if (!editing) return
    hold(number, true)
    return () => hold(number, false)
  }, [hold, number, editing])
  return (
    <article
      ref={element}
      id={`comment-${number}`}
      className={styles.comment}
      data-depth={depth}
      data-state={comment.state}
      tabIndex={-1}
      aria-posinset={number}
      aria-setsize={thread.count}
      aria-labelledby={`comment-${number}-head`}
    >
      <header className={styles.head} id={`comment-${number}-head`}>
        <span className={styles.author}>
          <Actor actor={comment.author} />
        </span>
        <span className={styles.marks}>
          {isNew && <span className={styles.new}>{t('threads.new')}</span>}
          <a href={`#comment-${number}`} className={styles.permalink} aria-label={t('threads.comment', { number })}>
            #{number}
          </a>
          <span className={styles.when}>
            <Moment at={comment.at} />
          </span>
        </span>
        {comment.edits > 0 && <Editions committee={committee} comment={comment} />}
      </header>
      {inReplyTo && (
        <p className={styles.inReplyTo}>
          {t('threads.inReplyTo')} <a href={`#comment-${inReplyTo.number}`}>#{inReplyTo.number}</a>{' '}
          <Actor actor={inReplyTo.author} />
        </p>
      )}
      {editing && comment.body !== null ? (
        <Suspense fallback={<LinkedMarkdown text={comment.body} />}>
          <CommentEditor
            {...{ committee, comment }}
            body={comment.body}
            refusal={thread.can.editComment}
            onDone={() => setEditing(false)}
          />
        </Suspense>
      ) : (
        <>
          <CommentState comment={comment} />
          {comment.body !== null && <LinkedMarkdown text={comment.body} />}
          <CommentActions {...{ committee, thread, comment, onReply }} onEdit={() => setEditing(true)} />
        </>
      )}
    </article>
  )
})
