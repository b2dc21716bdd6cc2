import { Skeleton } from '@mantine/core'
import type { Comment, Thread } from '@quorate/shared/contracts/threads'
import { Fragment, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import type { Arranged } from './arrange.ts'
import { CommentArticle } from './comment-article.tsx'
import styles from './thread.module.css'
import { ALL_AT_ONCE, type Feed } from './use-feed.ts'

type CommentFeedProps = {
  committee: string
  thread: Thread
  feed: Feed
  /** The comments that are loaded, by number. */
  arranged: ReadonlyMap<number, Arranged>
  /** The number from which on comments were new on arrival. */
  newFrom: number
  isNew: (comment: Comment) => boolean
  watch: (element: Element, number: number) => () => void
  onReply: (comment: string) => void
}

/** The comments as a feed: Page Up and Page Down walk from one to the next. */
export function CommentFeed(props: CommentFeedProps) {
  const { committee, thread, feed, arranged, newFrom, isNew, watch, onReply } = props
  const { t } = useTranslation()
  return (
    <div
      ref={feed.feed}
      role="feed"
      aria-label={t('threads.feed')}
      className={styles.feed}
      data-long={thread.count > ALL_AT_ONCE}
      onKeyDown={(event) => walk(event, thread.count, feed)}
      onFocus={(event) => {
        if (event.currentTarget.contains(event.target)) feed.focus(event.target)
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) feed.focus(null)
      }}
    >
      {feed.rows.map(({ index, space }) => {
        const number = index + 1
        const found = arranged.get(number)
        return (
          <Fragment key={number}>
            <Spacer height={space} />
            <div data-index={index} ref={feed.measure} className={styles.row}>
              {number === newFrom && number > 1 && <NewLine />}
              {found ? (
                <CommentArticle
                  {...{ committee, thread, watch, onReply, ...found }}
                  isNew={isNew(found.comment)}
                  hold={feed.hold}
                />
              ) : (
                <Awaited number={number} count={thread.count} />
              )}
            </div>
          </Fragment>
        )
      })}
      <Spacer height={feed.spaceBelow} />
    </div>
  )
}

function Spacer({ height }: { height: number }): ReactNode {
  return height > 0 && <div className={styles.spacer} style={{ blockSize: height }} />
}

/** The place of a comment that is being fetched. */
function Awaited({ number, count }: { number: number; count: number }) {
  const { t } = useTranslation()
  return (
    <article
      id={`comment-${number}`}
      className={styles.awaited}
      tabIndex={-1}
      aria-busy="true"
      aria-posinset={number}
      aria-setsize={count}
      aria-label={t('threads.comment', { number })}
    >
      <Skeleton height="1rem" width="40%" />
      <Skeleton height="1rem" />
      <Skeleton height="1rem" width="80%" />
    </article>
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

function walk(event: KeyboardEvent<HTMLDivElement>, count: number, { goTo }: Feed): void {
  const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0
  const article = event.target instanceof Element ? event.target.closest('article') : null
  if (step === 0 || !article || event.target instanceof HTMLTextAreaElement) return
  const number = Number(article.getAttribute('aria-posinset')) + step
  if (number < 1 || number > count) return
  event.preventDefault()
  const next = document.getElementById(`comment-${number}`)
  if (next) next.focus()
  else goTo(number)
}
