import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/translate.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import type { ImportKind } from '../names.ts'

type WithdrawDocumentProps = {
  kind: ImportKind
  onWithdraw: (reason: string) => Promise<unknown>
  pending: boolean
  error: Error | null
}

/** Takes away a document that was imported in error, with a reason. */
export function WithdrawDocument({ kind, onWithdraw, pending, error }: WithdrawDocumentProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const withdraw = async () => {
    setMissing(reason.trim() === '')
    if (reason.trim() === '') throw new Error('No reason yet')
    await onWithdraw(reason.trim())
  }
  return (
    <ConfirmButton
      decides
      label={t(`reading.withdraw.label.${kind}`)}
      question={t(`reading.withdraw.question.${kind}`)}
      confirmLabel={t('reading.withdraw.confirm')}
      onConfirm={withdraw}
      pending={pending}
      error={error}
    >
      <p>{t(`reading.withdraw.text.${kind}`)}</p>
      <Textarea
        label={t('reading.withdraw.reason')}
        rows={3}
        maxLength={2000}
        value={reason}
        error={missing && reason.trim() === '' ? t('reading.withdraw.missing') : null}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
    </ConfirmButton>
  )
}
