import type { Proposal } from '@quorate/shared/contracts/proposals'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'

/** For the sponsor: the button to withdraw, or why that is no longer possible. */
export function WithdrawProposal({ committee, data }: { committee: string; data: Proposal }) {
  const { t } = useTranslation()
  const { me } = useCommittee()
  const withdraw = useCommand(committee, 'withdrawProposal')
  const { proposal, can } = data
  const refusal = can.withdrawProposal
  if (me.principal !== proposal.for || proposal.stage === 'withdrawn') return null
  if (refusal) return <RefusalNote refusal={refusal} />
  return (
    <div>
      <ConfirmButton
        label={t('proposals.withdraw')}
        question={t('proposals.withdrawQuestion', { symbol: proposal.symbol })}
        onConfirm={() => withdraw.mutateAsync({ proposal: proposal.id })}
        pending={withdraw.isPending}
        error={withdraw.error}
      >
        <p>{t('proposals.withdrawText')}</p>
      </ConfirmButton>
    </div>
  )
}
