import { Radio, Stack } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import type { Principal } from '@quorate/shared/contracts/membership'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { ManageForm } from './manage-form.tsx'

/** Names who casts a delegation's ballot. */
export function CredentialForm({ delegation, onClose }: { delegation: Principal; onClose: () => void }) {
  const { t } = useTranslation()
  const { id, committee } = useCommittee()
  const issue = useCommand(id, 'issueCredential')
  const people = committee.participants.filter(
    ({ principal, capacity, role, left }) =>
      principal === delegation.id && capacity === 'delegate' && role !== 'adviser' && !left,
  )
  const form = useForm({
    initialValues: { voter: delegation.voter ?? '' },
    validate: { voter: isNotEmpty(t('membership.manage.missing')) },
  })
  return (
    <ManageForm
      onSubmit={form.onSubmit(({ voter }) =>
        issue.mutate({ delegation: delegation.id, voter }, { onSuccess: onClose }),
      )}
      onClose={onClose}
      submit={t('membership.manage.credentialSubmit')}
      pending={issue.isPending}
      error={issue.error}
    >
      <p>{t('membership.manage.credentialText')}</p>
      {people.length === 0 ? (
        <p>{t('membership.manage.credentialNobody')}</p>
      ) : (
        <Radio.Group label={t('membership.manage.credentialFor')} {...form.getInputProps('voter')}>
          <Stack gap="xs" mt="xs">
            {people.map(({ member, name, role }) => (
              <Radio
                key={member}
                value={member}
                label={name ?? t('ui.erasedName')}
                description={role && t(`membership.roles.${role}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </ManageForm>
  )
}
