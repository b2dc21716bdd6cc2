import { Button, Group, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Comment } from '@quorate/shared/contracts/threads'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './comment.module.css'

/** Hiding a comment: with a reason, which its author reads. */
export function HideComment({ committee, comment }: { committee: string; comment: Comment }) {
  const { t } = useTranslation()
  const [opened, { open, close }] = useDisclosure(false)
  const [reason, setReason] = useState('')
  const hide = useCommand(committee, 'hideComment')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    hide.mutate({ comment: comment.id, reason: reason.trim() }, { onSuccess: close })
  }
  const name = t('threads.comment', { number: comment.number })
  return (
    <>
      <button type="button" className={styles.action} onClick={open} aria-label={`${t('threads.hide')}, ${name}`}>
        {t('threads.hide')}
      </button>
      <Dialog
        opened={opened}
        onClose={close}
        title={t('threads.hideQuestion', { number: comment.number })}
        closeButtonProps={{ 'aria-label': t('ui.cancel') }}
      >
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
            <Button variant="default" onClick={close}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={hide.isPending} disabled={reason.trim() === ''}>
              {t('threads.hideSubmit')}
            </Button>
          </Group>
        </form>
      </Dialog>
    </>
  )
}
