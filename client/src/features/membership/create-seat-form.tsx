import '@mantine/core/styles/NumberInput.layer.css'
import { Group, NumberInput, Select, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { REGIONS, type Region } from '@quorate/shared/domain/membership/events'
import { useCommittee } from '../../data/committee-context.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { useLive } from '../../live/live-context.ts'
import { LineInput } from '../../ui/line-input.tsx'
import { ManageForm } from './manage-form.tsx'
import { isShortName } from './official-name-fields.tsx'

type Values = { id: string; entity: string; sector: string; region: Region | null; from: number; until: number }

/** Creates a seat of the Consultative Committee. A term lasts three years unless another one is entered. */
export function CreateSeatForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { id } = useCommittee()
  const live = useLive()
  const create = useCommand(id, 'createSeat')
  const year = new Date(live.now()).getUTCFullYear()
  const missing = t('membership.manage.missing')
  const form = useForm<Values>({
    initialValues: { id: '', entity: '', sector: '', region: null, from: year, until: year + 2 },
    validate: {
      id: (short) => (isShortName(short) ? null : t('membership.manage.idInvalid')),
      entity: isNotEmpty(missing),
      sector: isNotEmpty(missing),
      region: (region) => (region === null ? missing : null),
      until: (until, { from }) => (until >= from ? null : t('membership.manage.termInvalid')),
    },
  })
  return (
    <ManageForm
      onSubmit={form.onSubmit(({ id: seat, region, ...fields }) => {
        if (region !== null) create.mutate({ seat, region, ...fields }, { onSuccess: onClose })
      })}
      onClose={onClose}
      submit={t('membership.manage.createSeatSubmit')}
      pending={create.isPending}
      error={create.error}
    >
      <LineInput
        label={t('membership.manage.entity')}
        description={t('membership.manage.entityHint')}
        maxLength={200}
        required
        data-autofocus
        {...form.getInputProps('entity')}
      />
      <LineInput label={t('membership.manage.sector')} maxLength={200} required {...form.getInputProps('sector')} />
      <Select
        label={t('membership.manage.region')}
        data={REGIONS.map((region) => ({ value: region, label: t(`membership.regions.${region}`) }))}
        required
        {...form.getInputProps('region')}
      />
      <Group grow align="start">
        <NumberInput
          label={t('membership.manage.from')}
          min={1950}
          max={2200}
          hideControls
          {...form.getInputProps('from')}
        />
        <NumberInput
          label={t('membership.manage.until')}
          min={1950}
          max={2200}
          hideControls
          {...form.getInputProps('until')}
        />
      </Group>
      <TextInput
        label={t('membership.manage.id')}
        description={t('membership.manage.idHint', { example: 'global-shippers' })}
        maxLength={64}
        required
        {...form.getInputProps('id')}
      />
    </ManageForm>
  )
}
