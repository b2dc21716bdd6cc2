import { Button, Group, Textarea } from '@mantine/core'
import type { Comment, Thread } from '@quorate/shared/contracts/threads'
import { type FocusEvent, type FormEvent, useEffect, useState } from 'react'
import { readStored, storeValue } from '../../data/device-storage.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './comment.module.css'
import { type Kept, storageOf } from './kept-edit.ts'

type CommentEditorProps = {
  committee: string
  comment: Comment
  body: string
  /** Why an edit would be refused now. */
  refusal: Thread['can']['editComment']
  onDone: () => void
}

/** Words are mostly added at the end. */
const toTheEnd = ({ currentTarget: field }: FocusEvent<HTMLTextAreaElement>) => {
  if (field.selectionEnd === 0) field.setSelectionRange(field.value.length, field.value.length)
}

export function CommentEditor({ committee, comment, body, refusal, onDone }: CommentEditorProps) {
  const { t } = useTranslation()
  const [kept] = useState(() => readStored<Kept | null>(storageOf(comment), null))
  const [words, setWords] = useState(kept?.words ?? body)
  // An edit made meanwhile in another window comes live.
  const [begunAt] = useState(kept?.edits ?? comment.edits)
  const newer = comment.edits !== begunAt
  const edit = useCommand(committee, 'editComment')
  const storage = storageOf(comment)
  useEffect(
    () => void storeValue(storage, words === body ? null : { words, edits: begunAt }),
    [storage, words, body, begunAt],
  )
  const done = () => {
    storeValue(storage, null)
    onDone()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    edit.mutate({ comment: comment.id, body: words.trim(), edits: comment.edits }, { onSuccess: done })
  }
  return (
    <form onSubmit={submit} className={styles.dialog}>
      <Textarea
        label={t('threads.editLabel', { number: comment.number })}
        description={t('threads.editHint')}
        autosize
        // An edit begun on an earlier visit can be continued.
        autoFocus={kept === null}
        onFocus={toTheEnd}
        minRows={3}
        maxRows={18}
        maxLength={20_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {newer && (
        <div role="status" className={styles.newer}>
          <p>{t('threads.newerEdition')}</p>
          <blockquote dir="auto">{body}</blockquote>
        </div>
      )}
      <RefusalNote refusal={refusal ?? edit.error} />
      <Group gap="sm">
        <Button
          type="submit"
          loading={edit.isPending}
          disabled={refusal !== null || words.trim() === '' || words.trim() === body.trim()}
        >
          {t(newer ? 'threads.replaceNewer' : 'threads.save')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </form>
  )
}
