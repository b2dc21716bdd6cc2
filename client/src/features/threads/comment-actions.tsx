import type { Comment, Thread } from '@quorate/shared/contracts/threads'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import styles from './comment.module.css'
import { commentChoices } from './comment-choices.ts'
import { HideComment } from './hide-comment.tsx'

type CommentActionsProps = {
  committee: string
  thread: Thread
  comment: Comment
  onReply: (comment: string) => void
  onEdit: () => void
}

/** The reader's actions on a comment; those that would be refused are not offered. */
export function CommentActions({ committee, thread, comment, onReply, onEdit }: CommentActionsProps) {
  const { t } = useTranslation()
  const { me } = useCommittee()
  const withdraw = useCommand(committee, 'withdrawComment')
  const restore = useCommand(committee, 'restoreComment')
  const { id, number } = comment
  const choices = commentChoices(thread, comment, me.member)
  const name = t('threads.comment', { number })
  return (
    <div className={styles.actions}>
      {choices.has('postComment') && (
        <button
          type="button"
          className={styles.action}
          onClick={() => onReply(id)}
          aria-label={`${t('threads.reply')}, ${name}`}
        >
          {t('threads.reply')}
        </button>
      )}
      {choices.has('editComment') && (
        <button type="button" className={styles.action} onClick={onEdit} aria-label={`${t('threads.edit')}, ${name}`}>
          {t('threads.edit')}
        </button>
      )}
      {choices.has('withdrawComment') && (
        <ConfirmButton
          variant="transparent"
          className={styles.action ?? ''}
          label={t('threads.withdraw')}
          question={t('threads.withdrawQuestion')}
          onConfirm={() => withdraw.mutateAsync({ comment: id })}
          pending={withdraw.isPending}
          error={withdraw.error}
        >
          <p>{t('threads.withdrawText')}</p>
        </ConfirmButton>
      )}
      {choices.has('hideComment') && <HideComment committee={committee} comment={comment} />}
      {choices.has('restoreComment') && (
        <button
          type="button"
          className={styles.action}
          onClick={() => restore.mutate({ comment: id })}
          aria-label={`${t('threads.restore')}, ${name}`}
        >
          {t('threads.restore')}
        </button>
      )}
      <RefusalNote refusal={restore.error} />
    </div>
  )
}
