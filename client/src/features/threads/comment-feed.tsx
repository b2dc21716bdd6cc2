import type { Thread } from '@quorate/shared/contracts/threads'
import { Fragment, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Arranged } from './arrange.ts'
import { CommentArticle } from './comment-article.tsx'
import styles from './thread.module.css'

type CommentFeedProps = {
  committee: string
  thread: Thread
  arranged: readonly Arranged[]
  /** The number from which on comments were new on arrival. */
  newFrom: number
  busy: boolean
  isNew: (number: number, author: string) => boolean
  watch: (element: Element, number: number) => () => void
  onReply: (comment: string) => void
}

/** The comments as a feed: Page Up and Page Down walk from one to the next. */
export function CommentFeed({ committee, thread, arranged, newFrom, busy, isNew, watch, onReply }: CommentFeedProps) {
  const { t } = useTranslation()
  const first = arranged[0]?.comment.number ?? 1
  return (
    <div role="feed" aria-label={t('threads.feed')} aria-busy={busy} className={styles.feed} onKeyDown={walk}>
      {arranged.map(({ comment, depth, inReplyTo }) => (
        <Fragment key={comment.id}>
          {comment.number === newFrom && comment.number > Math.max(1, first) && <NewLine />}
          <CommentArticle
            {...{ committee, thread, comment, depth, inReplyTo, watch, onReply }}
            isNew={isNew(comment.number, comment.author.member)}
          />
        </Fragment>
      ))}
    </div>
  )
}

function NewLine() {
  const { t } = useTranslation()
  return (
    <div className={styles.newLine}>
      <span>{t('threads.newLine')}</span>
    </div>
  )
}

function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0
  const article = event.target instanceof Element ? event.target.closest('article') : null
  if (step === 0 || !article || event.target instanceof HTMLTextAreaElement) return
  const articles = [...event.currentTarget.querySelectorAll('article')]
  const next = articles[articles.indexOf(article) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
