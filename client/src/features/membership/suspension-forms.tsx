import { Textarea } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import type { Participant } from '@quorate/shared/contracts/membership'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Line } from '../../ui/line.tsx'
import { ManageForm } from './manage-form.tsx'

type PersonFormProps = { person: Participant; onClose: () => void }

/** Suspends a participant, with the reason. */
export function SuspendForm({ person, onClose }: PersonFormProps) {
  const { t } = useTranslation()
  const { id } = useCommittee()
  const suspend = useCommand(id, 'suspendParticipant')
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: isNotEmpty(t('membership.manage.reasonMissing')) },
  })
  return (
    <ManageForm
      onSubmit={form.onSubmit(({ reason }) =>
        suspend.mutate({ member: person.member, reason }, { onSuccess: onClose }),
      )}
      onClose={onClose}
      submit={t('membership.manage.suspendSubmit')}
      pending={suspend.isPending}
      error={suspend.error}
    >
      <p>{t('membership.manage.suspendText')}</p>
      <Textarea
        label={t('membership.manage.reason')}
        autosize
        minRows={3}
        maxLength={2000}
        required
        data-autofocus
        {...form.getInputProps('reason')}
      />
    </ManageForm>
  )
}

/** Ends a suspension. */
export function ReinstateForm({ person, onClose }: PersonFormProps) {
  const { t } = useTranslation()
  const { id } = useCommittee()
  const reinstate = useCommand(id, 'reinstateParticipant')
  return (
    <ManageForm
      onSubmit={(event) => {
        event.preventDefault()
        reinstate.mutate({ member: person.member }, { onSuccess: onClose })
      }}
      onClose={onClose}
      submit={t('membership.manage.reinstate')}
      pending={reinstate.isPending}
      error={reinstate.error}
    >
      <p>{person.name === null ? t('ui.erasedName') : <Line text={person.name} />}</p>
    </ManageForm>
  )
}
