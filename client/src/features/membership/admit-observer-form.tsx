import { useForm } from '@mantine/form'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ManageForm } from './manage-form.tsx'
import { isShortName, type OfficialName, OfficialNameFields, officialName } from './official-name-fields.tsx'

/** Admits an observer. */
export function AdmitObserverForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { id } = useCommittee()
  const admit = useCommand(id, 'admitObserver')
  const form = useForm<OfficialName>({
    initialValues: { id: '', en: '', fr: '' },
    validate: {
      id: (short) => (isShortName(short) ? null : t('membership.manage.idInvalid')),
      en: (en, { fr }) => (en.trim() || fr.trim() ? null : t('membership.manage.nameMissing')),
    },
  })
  return (
    <ManageForm
      onSubmit={form.onSubmit((values) =>
        admit.mutate({ observer: values.id, name: officialName(values) }, { onSuccess: onClose }),
      )}
      onClose={onClose}
      submit={t('membership.manage.admitObserverSubmit')}
      pending={admit.isPending}
      error={admit.error}
    >
      <OfficialNameFields form={form} example="east-african-union" />
    </ManageForm>
  )
}
