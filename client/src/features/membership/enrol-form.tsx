import { Select, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import type { Principal } from '@quorate/shared/contracts/membership'
import { CAPACITIES, type Capacity, ROLES, type Role } from '@quorate/shared/domain/membership/events'
import { useTranslation } from 'react-i18next'
import { useCommittee } from '../../app/committee-context.ts'
import { useCommand } from '../../app/use-command.ts'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { ManageForm } from './manage-form.tsx'

/** From what somebody in this capacity comes; null: from none. It only sorts what can be chosen; the server judges. */
const COMES_FROM: Record<Capacity, Principal['kind'] | null> = {
  delegate: 'delegation',
  chair: 'delegation',
  'vice-chair': 'delegation',
  business: 'seat',
  observer: 'observer',
  secretariat: null,
}

type Values = { name: string; capacity: Capacity; principal: string | null; role: Role | null }

/** Enrols a person. That they get a login separately is said here, where one would expect otherwise. */
export function EnrolForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id, committee } = useCommittee()
  const enrol = useCommand(id, 'enrolParticipant')
  const missing = t('membership.manage.missing')
  const form = useForm<Values>({
    initialValues: { name: '', capacity: 'delegate', principal: null, role: 'adviser' },
    validate: {
      name: isNotEmpty(missing),
      principal: (principal, { capacity }) => (COMES_FROM[capacity] !== null && principal === null ? missing : null),
    },
  })
  const { capacity } = form.values
  const kind = COMES_FROM[capacity]
  const choose = (next: string | null) => {
    const chosen = CAPACITIES.find((each) => each === next)
    if (chosen) form.setValues({ capacity: chosen, principal: null, role: chosen === 'delegate' ? 'adviser' : null })
  }
  return (
    <ManageForm
      onSubmit={form.onSubmit((values) => enrol.mutate(values, { onSuccess: onClose }))}
      onClose={onClose}
      submit={t('membership.manage.enrolSubmit')}
      pending={enrol.isPending}
      error={enrol.error}
    >
      <p>{t('membership.manage.login')}</p>
      <TextInput
        label={t('membership.manage.person')}
        maxLength={200}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Select
        label={t('membership.manage.capacity')}
        data={CAPACITIES.map((each) => ({ value: each, label: t(`membership.capacities.${each}`) }))}
        allowDeselect={false}
        value={capacity}
        onChange={choose}
      />
      {kind !== null && (
        <Select
          label={t('membership.manage.forWhom')}
          data={committee.principals
            .filter((principal) => principal.kind === kind)
            .map((principal) => ({ value: principal.id, label: readIn(principal.name, language).text }))
            .sort((a, b) => a.label.localeCompare(b.label, language))}
          searchable
          required
          {...form.getInputProps('principal')}
        />
      )}
      {capacity === 'delegate' && (
        <Select
          label={t('membership.manage.role')}
          data={ROLES.map((role) => ({ value: role, label: t(`membership.roles.${role}`) }))}
          allowDeselect={false}
          {...form.getInputProps('role')}
        />
      )}
    </ManageForm>
  )
}
