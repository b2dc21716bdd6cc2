import { Button, Group, Textarea } from '@mantine/core'
import type { Comment } from '@quorate/shared/contracts/threads'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './comment.module.css'

export type HideFormProps = { committee: string; comment: Comment; onDone: () => void }

/** The reason for hiding a comment. */
export function HideForm({ committee, comment, onDone }: HideFormProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const hide = useCommand(committee, 'hideComment')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    hide.mutate({ comment: comment.id, reason: reason.trim() }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} className={styles.dialog}>
      <p>{t('threads.hideText')}</p>
      <Textarea
        label={t('threads.hideReason')}
        required
        withAsterisk={false}
        autosize
        minRows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
      <RefusalNote refusal={hide.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" loading={hide.isPending} disabled={reason.trim() === ''}>
          {t('threads.hideSubmit')}
        </Button>
      </Group>
    </form>
  )
}
