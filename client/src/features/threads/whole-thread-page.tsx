import type { Comment, Thread } from '@quorate/shared/contracts/threads'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { Actor } from '../../data/person.tsx'
import { useTranslation } from '../../i18n/translate.ts'
import { Loaded, Outline } from '../../ui/loaded.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Page } from '../../ui/page.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { LinkedMarkdown } from '../works/parts/linked-markdown.tsx'
import { WorkName } from '../works/parts/work-name.tsx'
import { workQuery } from '../works/queries.ts'
import styles from './comment.module.css'
import { CommentState } from './comment-state.tsx'
import { WINDOW } from './patch.ts'
import { commentsQuery, threadQuery } from './queries.ts'

/** The whole discussion as one document: to search with the browser, to print and to keep. */
export function WholeThreadPage() {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const { thread = '' } = useParams()
  const query = useQuery(threadQuery(committee, thread))
  return (
    <Page title={t('threads.title')} kicker={query.data && <About thread={query.data} />} actions={<PrintButton />}>
      <Loaded query={query} lines={12}>
        {(data) => <Comments key={data.id} committee={committee} thread={data} />}
      </Loaded>
    </Page>
  )
}

function About({ thread }: { thread: Thread }) {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const { data } = useQuery(workQuery(committee, thread.work))
  return (
    <>
      {data && <WorkName work={data.work} />}
      <span>{t('threads.count', { count: thread.count })}</span>
    </>
  )
}

function Comments({ committee, thread: { id, count } }: { committee: string; thread: Thread }) {
  const { t } = useTranslation()
  const windows = Array.from({ length: Math.ceil(count / WINDOW) }, (_, index) => 1 + index * WINDOW)
  const { comments, complete } = useQueries({
    queries: windows.map((from) => commentsQuery(committee, id, from)),
    combine: (results) => ({
      comments: results.flatMap(({ data }) => data?.comments ?? []),
      complete: results.every(({ data }) => data !== undefined),
    }),
  })
  // Nothing is shown in part: a search or a print of it would miss comments without saying so.
  if (!complete) return <Outline lines={12} />
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  if (count === 0) return <p>{t('threads.empty')}</p>
  return comments.map((comment) => (
    <StillComment
      key={comment.id}
      comment={comment}
      answered={comment.replyTo === null ? undefined : byId.get(comment.replyTo)}
    />
  ))
}

/** A comment without controls; that it was edited is said, as beside the other ones. */
export function StillComment({ comment, answered }: { comment: Comment; answered: Comment | undefined }) {
  const { t } = useTranslation()
  const { number, author, at, body, edits } = comment
  return (
    <article id={`comment-${number}`} className={styles.comment} data-state={comment.state}>
      <header className={styles.head}>
        <Actor actor={author} />
        <span>#{number}</span>
        <span className={styles.when}>
          <Moment at={at} full />
        </span>
        {edits > 0 && <span className={styles.when}>{t('threads.edited', { count: edits })}</span>}
      </header>
      {answered && (
        <p className={styles.inReplyTo}>
          {t('threads.inReplyTo')} <a href={`#comment-${answered.number}`}>#{answered.number}</a>{' '}
          <Actor actor={answered.author} />
        </p>
      )}
      <CommentState comment={comment} />
      {body !== null && <LinkedMarkdown text={body} />}
    </article>
  )
}
