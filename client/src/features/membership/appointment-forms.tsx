import { useForm } from '@mantine/form'
import type { Participant } from '@quorate/shared/contracts/membership'
import type { Appointment } from '@quorate/shared/domain/membership/events'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { AppointmentFields, lacksPrincipal } from './appointment-fields.tsx'
import { consequencesOf } from './consequences.ts'
import { Follows } from './follows.tsx'
import { ManageForm } from './manage-form.tsx'

type PersonFormProps = { person: Participant; onClose: () => void }

/** Gives a participant, or somebody who has left, another place. */
export function AppointmentForm({ person, onClose }: PersonFormProps) {
  const { t } = useTranslation()
  const { id, committee } = useCommittee()
  const appoint = useCommand(id, 'changeAppointment')
  const { member, left, capacity, principal, role } = person
  const isSame = (next: Appointment) =>
    !left && next.capacity === capacity && next.principal === principal && next.role === role
  const form = useForm<Appointment>({
    initialValues: { capacity, principal, role },
    validate: {
      capacity: (_, next) => (isSame(next) ? t('membership.manage.unchanged') : null),
      principal: (_, next) => (lacksPrincipal(next) ? t('membership.manage.missing') : null),
    },
  })
  return (
    <ManageForm
      onSubmit={form.onSubmit((next) => appoint.mutate({ member, ...next }, { onSuccess: onClose }))}
      onClose={onClose}
      submit={t(left ? 'membership.manage.bringBackSubmit' : 'membership.manage.appointSubmit')}
      pending={appoint.isPending}
      error={appoint.error}
    >
      <AppointmentFields form={form} autoFocus />
      <Follows
        lead={t(left ? 'membership.manage.follows.back' : 'membership.manage.follows.past')}
        consequences={isSame(form.values) ? [] : consequencesOf(committee, member, form.values)}
      />
    </ManageForm>
  )
}

/** Ends somebody's participation. */
export function RetireForm({ person: { member }, onClose }: PersonFormProps) {
  const { t } = useTranslation()
  const { id, committee } = useCommittee()
  const retire = useCommand(id, 'retireParticipant')
  return (
    <ManageForm
      onSubmit={(event) => {
        event.preventDefault()
        retire.mutate({ member }, { onSuccess: onClose })
      }}
      onClose={onClose}
      submit={t('membership.manage.retireSubmit')}
      pending={retire.isPending}
      error={retire.error}
    >
      <Follows lead={t('membership.manage.follows.leaves')} consequences={consequencesOf(committee, member, null)} />
    </ManageForm>
  )
}
