import { Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { REGIONS, type Region } from '@quorate/shared/domain/membership/events'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ManageForm } from './manage-form.tsx'
import { isShortName, type OfficialName, OfficialNameFields, officialName } from './official-name-fields.tsx'

/** Admits the delegation of a Member. */
export function AdmitDelegationForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { id } = useCommittee()
  const admit = useCommand(id, 'admitDelegation')
  const form = useForm<OfficialName & { region: Region | null }>({
    initialValues: { id: '', en: '', fr: '', region: null },
    validate: {
      id: (short) => (isShortName(short) ? null : t('membership.manage.idInvalid')),
      en: (en, { fr }) => (en.trim() || fr.trim() ? null : t('membership.manage.nameMissing')),
      region: (region) => (region === null ? t('membership.manage.missing') : null),
    },
  })
  return (
    <ManageForm
      onSubmit={form.onSubmit((values) => {
        if (values.region === null) return
        const fields = { delegation: values.id, name: officialName(values), region: values.region }
        admit.mutate(fields, { onSuccess: onClose })
      })}
      onClose={onClose}
      submit={t('membership.manage.admitDelegationSubmit')}
      pending={admit.isPending}
      error={admit.error}
    >
      <OfficialNameFields form={form} example="new-zealand" />
      <Select
        label={t('membership.manage.region')}
        data={REGIONS.map((region) => ({ value: region, label: t(`membership.regions.${region}`) }))}
        required
        {...form.getInputProps('region')}
      />
    </ManageForm>
  )
}
