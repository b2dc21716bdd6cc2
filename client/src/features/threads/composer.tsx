import { Button, Textarea } from '@mantine/core'
import type { Comment, Thread } from '@quorate/shared/contracts/threads'
import { tooMuchMarkup } from '@quorate/shared/domain/markup'
import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { dropDraft, keepDraft, readDraft } from '../../data/device-storage.ts'
import { Actor } from '../../data/person.tsx'
import { useTranslation } from '../../i18n/translate.ts'
import { useLive } from '../../live/live-context.ts'
import { Markdown } from '../../ui/markdown.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './composer.module.css'
import { SlowNote, useSlowWait } from './slow-mode.tsx'

type ComposerProps = {
  committee: string
  thread: Thread
  replyTo: string | null
  /** The comment answered, if it is on the page. */
  inReplyTo: Comment | null
  field: RefObject<HTMLTextAreaElement | null>
  onReplyTo: (comment: string | null) => void
  onPost: (body: string, replyTo: string | null) => void
}

type UnsentComment = { body: string; replyTo: string | null }

const unsentKey = (committee: string, thread: string, member: string) =>
  `quorate-draft:${committee}:${thread}:${member}`

/** A comment that is being written in a thread, in this tab or else on this device. */
export function readUnsent(committee: string, thread: string, member: string): UnsentComment {
  return readDraft<UnsentComment>(unsentKey(committee, thread, member), { body: '', replyTo: null })
}

/** Milliseconds between two reports that somebody is writing. */
const TYPING_PACE = 2000

/** The field to write in. Words that are not sent yet are kept on this device, per thread. */
export function Composer({ committee, thread, replyTo, inReplyTo, field, onReplyTo, onPost }: ComposerProps) {
  const { t } = useTranslation()
  const live = useLive()
  const { me } = useCommittee()
  const storage = unsentKey(committee, thread.id, me.member)
  const [body, setBody] = useState(() => readUnsent(committee, thread.id, me.member).body)
  const [preview, setPreview] = useState(false)
  // Once opened it stays open: shrinking when the focus leaves would move the element being clicked.
  const [opened, setOpened] = useState(body !== '')
  const lastTyping = useRef(0)
  const tooMuch = useMemo(() => tooMuchMarkup(body), [body])
  const refusal = thread.can.postComment ?? tooMuch
  const wait = useSlowWait(thread)

  const [kept, setKept] = useState(true)
  useEffect(() => {
    if (body === '') dropDraft(storage)
    setKept(body === '' || keepDraft(storage, { body, replyTo }))
  }, [storage, body, replyTo])

  const write = (words: string) => {
    setBody(words)
    if (Date.now() - lastTyping.current > TYPING_PACE) {
      lastTyping.current = Date.now()
      live.typing(thread.id)
    }
  }
  const post = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    if (body.trim() === '' || refusal || wait > 0) return
    // The comment needs the space on this device that its draft took.
    dropDraft(storage, { sent: true })
    onPost(body.trim(), replyTo)
    setBody('')
    onReplyTo(null)
    setPreview(false)
  }
  // Words written before the debate closed stay visible, to be copied.
  if (refusal && body === '') return <RefusalNote refusal={refusal} notAllowed={t('threads.mayNotComment')} />
  return (
    <form className={styles.composer} onSubmit={post} data-opened={opened} onFocus={() => setOpened(true)}>
      {replyTo !== null && (
        <p className={styles.replying}>
          <span>
            {t('threads.inReplyTo')}{' '}
            {inReplyTo && (
              <>
                #{inReplyTo.number} <Actor actor={inReplyTo.author} />
              </>
            )}
          </span>
          <button type="button" className={styles.quiet} onClick={() => onReplyTo(null)}>
            {t('threads.notAReply')}
          </button>
        </p>
      )}
      {preview ? (
        <div className={styles.preview}>
          <Markdown text={body} />
        </div>
      ) : (
        <Textarea
          ref={field}
          label={t('threads.write')}
          labelProps={{ className: styles.label ?? '' }}
          placeholder={t('threads.placeholder')}
          autosize
          minRows={1}
          maxRows={9}
          maxLength={20_000}
          value={body}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            const composing = event.nativeEvent.isComposing || event.keyCode === 229
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !composing) post(event)
          }}
        />
      )}
      <RefusalNote refusal={refusal} notAllowed={t('threads.mayNotComment')} />
      <SlowNote thread={thread} wait={wait} />
      {!kept && (
        <p className={styles.unkept} role="status">
          {t('threads.draftUnkept')}
        </p>
      )}
      <div className={styles.foot}>
        <p className={styles.hint}>{t('threads.hint')}</p>
        <button
          type="button"
          className={styles.quiet}
          aria-pressed={preview}
          disabled={body.trim() === ''}
          onClick={() => setPreview(!preview)}
        >
          {t('threads.preview')}
        </button>
        <Button type="submit" disabled={body.trim() === '' || refusal !== null || wait > 0}>
          {t('threads.post')}
        </Button>
      </div>
    </form>
  )
}
