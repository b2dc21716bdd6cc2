import type { Vote } from '@quorate/shared/contracts/votes'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'

/** For the chair: ends the vote and publishes its result. */
export function CloseVote({ committee, vote }: { committee: string; vote: Vote['vote'] }) {
  const { t } = useTranslation()
  const close = useCommand(committee, 'closeVote')
  return (
    <ConfirmButton
      decides
      label={t('votes.close.button')}
      question={t('votes.close.confirmTitle')}
      confirmLabel={t('votes.close.confirm')}
      onConfirm={() => close.mutateAsync({ vote: vote.id })}
      pending={close.isPending}
      error={close.error}
    >
      <p>{t('votes.close.confirmText', { count: vote.cast, entitled: vote.entitled })}</p>
    </ConfirmButton>
  )
}
