import { isNotEmpty, useForm } from '@mantine/form'
import type { Appointment } from '@quorate/shared/domain/membership/events'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { LineInput } from '../../ui/line-input.tsx'
import { AppointmentFields, lacksPrincipal } from './appointment-fields.tsx'
import { consequencesOf } from './consequences.ts'
import { Follows } from './follows.tsx'
import { ManageForm } from './manage-form.tsx'

type Values = Appointment & { name: string }

/** Enrols a person. The form says that they get a login separately, because one would expect otherwise. */
export function EnrolForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { id, committee } = useCommittee()
  const enrol = useCommand(id, 'enrolParticipant')
  const missing = t('membership.manage.missing')
  const form = useForm<Values>({
    initialValues: { name: '', capacity: 'delegate', principal: null, role: 'adviser' },
    validate: {
      name: isNotEmpty(missing),
      principal: (_, values) => (lacksPrincipal(values) ? missing : null),
    },
  })
  const follows = consequencesOf(committee, null, form.values)
  return (
    <ManageForm
      onSubmit={form.onSubmit((values) => enrol.mutate(values, { onSuccess: onClose }))}
      onClose={onClose}
      submit={t('membership.manage.enrolSubmit')}
      pending={enrol.isPending}
      error={enrol.error}
    >
      <p>{t('membership.manage.login')}</p>
      <LineInput
        label={t('membership.manage.person')}
        maxLength={200}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <AppointmentFields form={form} />
      {follows.length > 0 && <Follows consequences={follows} />}
    </ManageForm>
  )
}
