import type { Comment } from '@quorate/shared/contracts/threads'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/translate.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { markdownWords } from '../../ui/markdown-words.ts'
import { Moment } from '../../ui/moment.tsx'
import { Redline } from '../../ui/redline.tsx'
import { LinkedMarkdown } from '../works/parts/linked-markdown.tsx'
import styles from './comment.module.css'
import { editionsQuery } from './queries.ts'

/** The earlier words of a comment, with the changes of each edit. */
export function EditionHistory({ committee, comment }: { committee: string; comment: Comment }) {
  const { t } = useTranslation()
  const query = useQuery(editionsQuery(committee, comment.thread, comment.id))
  return (
    <Loaded query={query} lines={3}>
      {({ editions }) => {
        const all = [...editions, { at: comment.editedAt ?? comment.at, body: comment.body }]
        return (
          <ol className={styles.history}>
            {all.map((edition, index) => (
              <li key={edition.at} className={styles.edition}>
                <p className={styles.when}>
                  {t(index === 0 ? 'threads.editionFirst' : 'threads.editionNext')} <Moment at={edition.at} full />
                </p>
                {edition.body === null ? (
                  <p className={styles.state}>{t('threads.closedWords')}</p>
                ) : (
                  <Edition before={all[index - 1]?.body ?? null} body={edition.body} />
                )}
              </li>
            ))}
          </ol>
        )
      }}
    </Loaded>
  )
}

/** What an edit changed in the words; an edition that changes none, as the first one, is shown as it is. */
function Edition({ before, body }: { before: string | null; body: string }) {
  const from = before === null ? null : markdownWords(before)
  const to = markdownWords(body)
  return from === null || from === to ? <LinkedMarkdown text={body} /> : <Redline before={from} after={to} plain />
}
