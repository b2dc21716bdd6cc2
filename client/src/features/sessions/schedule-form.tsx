import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/fr.js'
import { ActionIcon, Button, Group, Select } from '@mantine/core'
import { DateInput, DatesProvider, TimeInput } from '@mantine/dates'
import { isNotEmpty, useForm } from '@mantine/form'
import { IconArrowUp, IconX } from '@tabler/icons-react'
import { newKey } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { LineInput } from '../../ui/line-input.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useAnnounced } from '../../ui/use-announced.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { useNow } from '../../ui/use-now.ts'
import styles from './schedule-form.module.css'
import { WorksField } from './works-field.tsx'
import { instantsAt } from './zoned-time.ts'

type Item = { key: string; title: string; works: string[] }
type Values = { title: string; date: string | null; time: string; timeZone: string; agenda: Item[] }

const newItem = (): Item => ({ key: newKey(), title: '', works: [] })
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone
/** The zone of this device first; browsers do not list UTC. */
const ZONES = [...new Set([HERE, 'UTC', ...Intl.supportedValuesOf('timeZone')])]

/** Schedules a session: when, in which zone, and the agenda with the business of each item. */
export function ScheduleForm({ committee, onDone }: { committee: string; onDone: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const announced = useAnnounced()
  const now = useNow(60_000)
  const schedule = useCommand(committee, 'scheduleSession')
  const form = useForm<Values>({
    initialValues: {
      title: '',
      date: null,
      time: '10:00',
      timeZone: HERE,
      agenda: [newItem()],
    },
    validate: {
      title: isNotEmpty(t('sessions.schedule.missing.name')),
      date: isNotEmpty(t('sessions.schedule.missing.date')),
      time: (value, { date, timeZone }) => {
        const found = date === null ? null : instantsAt(date, value, timeZone)
        if (found?.length === 0) return t('sessions.schedule.skipped', { zone: timeZone })
        return value === '' ? t('sessions.schedule.missing.time') : null
      },
      agenda: { title: isNotEmpty(t('sessions.schedule.missing.item')) },
    },
  })
  const { date, time, timeZone, agenda } = form.values
  const instants = date === null ? null : instantsAt(date, time, timeZone)
  const startsAt = instants?.[0]
  const submit = form.onSubmit(({ title }) => {
    if (startsAt === undefined) return
    const fields = agenda.map(({ title: item, works }) => ({ title: item, works }))
    schedule.mutate({ title, startsAt, timeZone, agenda: fields }, { onSuccess: onDone })
  })

  return (
    <DatesProvider settings={{ locale: language }}>
      <form onSubmit={submit} className={styles.form} noValidate>
        <LineInput
          label={t('sessions.schedule.name')}
          description={t('sessions.schedule.nameHint')}
          maxLength={200}
          required
          data-autofocus
          {...form.getInputProps('title')}
        />
        <div className={styles.when}>
          <DateInput
            label={t('sessions.schedule.date')}
            placeholder={t('sessions.schedule.dateHint')}
            valueFormat="YYYY-MM-DD"
            required
            {...form.getInputProps('date')}
          />
          <TimeInput label={t('sessions.schedule.time')} required {...form.getInputProps('time')} />
          <Select
            label={t('sessions.schedule.zone')}
            data={ZONES}
            searchable
            allowDeselect={false}
            limit={60}
            {...form.getInputProps('timeZone')}
          />
        </div>
        <p className={styles.announced} aria-live="polite">
          {startsAt !== undefined && t('sessions.schedule.announced', { when: announced(startsAt, timeZone) })}
          {instants?.length === 2 && ` ${t('sessions.schedule.twice')}`}
          {startsAt !== undefined && startsAt < now && (
            <span className={styles.past}>{t('sessions.schedule.past')}</span>
          )}
        </p>
        <fieldset className={styles.agenda}>
          <legend className={styles.legend}>{t('sessions.schedule.agenda')}</legend>
          {agenda.map((item, index) => (
            <div key={item.key} className={styles.item}>
              <span className={styles.number} aria-hidden="true">
                {index + 1}
              </span>
              <LineInput
                aria-label={t('sessions.schedule.itemTitle', { number: index + 1 })}
                placeholder={t('sessions.schedule.itemTitle', { number: index + 1 })}
                maxLength={200}
                {...form.getInputProps(`agenda.${index}.title`)}
              />
              <WorksField
                committee={committee}
                label={t('sessions.schedule.itemWorks', { number: index + 1 })}
                {...form.getInputProps(`agenda.${index}.works`)}
              />
              <ActionIcon
                variant="subtle"
                size="lg"
                disabled={index === 0}
                aria-label={t('sessions.schedule.moveUp', { number: index + 1 })}
                onClick={() => form.reorderListItem('agenda', { from: index, to: index - 1 })}
              >
                <IconArrowUp aria-hidden size={18} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                size="lg"
                disabled={agenda.length === 1}
                aria-label={t('sessions.schedule.removeItem', { number: index + 1 })}
                onClick={() => form.removeListItem('agenda', index)}
              >
                <IconX aria-hidden size={18} />
              </ActionIcon>
            </div>
          ))}
          <Button
            variant="subtle"
            size="compact-sm"
            className={styles.add}
            onClick={() => form.insertListItem('agenda', newItem())}
          >
            {t('sessions.schedule.addItem')}
          </Button>
        </fieldset>
        <RefusalNote refusal={schedule.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            {t('sessions.schedule.cancel')}
          </Button>
          <Button type="submit" loading={schedule.isPending}>
            {t('sessions.schedule.submit')}
          </Button>
        </Group>
      </form>
    </DatesProvider>
  )
}
