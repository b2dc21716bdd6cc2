import { Button, Group, Textarea } from '@mantine/core'
import type { Comment } from '@quorate/shared/contracts/threads'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/use-command.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './comment.module.css'

type CommentEditorProps = { committee: string; comment: Comment; body: string; onDone: () => void }

export function CommentEditor({ committee, comment, body, onDone }: CommentEditorProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState(body)
  const edit = useCommand(committee, 'editComment')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    edit.mutate({ comment: comment.id, body: words.trim() }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} className={styles.dialog}>
      <Textarea
        label={t('threads.editLabel', { number: comment.number })}
        description={t('threads.editHint')}
        autosize
        autoFocus
        minRows={3}
        maxRows={18}
        maxLength={20_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <RefusalNote refusal={edit.error} />
      <Group gap="sm">
        <Button type="submit" loading={edit.isPending} disabled={words.trim() === '' || words.trim() === body.trim()}>
          {t('threads.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </form>
  )
}
