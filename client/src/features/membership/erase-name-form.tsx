import { Checkbox, Textarea } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import type { Participant } from '@quorate/shared/contracts/membership'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ManageForm } from './manage-form.tsx'

/** Erases a person's name for good, after a confirmation. */
export function EraseNameForm({ person, onClose }: { person: Participant; onClose: () => void }) {
  const { t } = useTranslation()
  const { id } = useCommittee()
  const erase = useCommand(id, 'eraseWords')
  const form = useForm({
    initialValues: { reason: '', understood: false },
    validate: {
      reason: isNotEmpty(t('membership.manage.reasonMissing')),
      understood: (understood) => (understood ? null : t('membership.manage.missing')),
    },
  })
  return (
    <ManageForm
      onSubmit={form.onSubmit(({ reason }) =>
        erase.mutate({ subject: { kind: 'participant', id: person.member }, reason }, { onSuccess: onClose }),
      )}
      onClose={onClose}
      submit={t('membership.manage.eraseSubmit')}
      pending={erase.isPending}
      error={erase.error}
    >
      <p>{t('membership.manage.eraseText')}</p>
      <Textarea
        label={t('membership.manage.reason')}
        autosize
        minRows={2}
        maxLength={2000}
        required
        data-autofocus
        {...form.getInputProps('reason')}
      />
      <Checkbox
        label={t('membership.manage.eraseConfirm')}
        {...form.getInputProps('understood', { type: 'checkbox' })}
      />
    </ManageForm>
  )
}
