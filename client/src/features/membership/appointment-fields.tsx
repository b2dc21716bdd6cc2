import { Select } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { Principal } from '@quorate/shared/contracts/membership'
import { isolated } from '@quorate/shared/domain/characters'
import { type Appointment, CAPACITIES, type Capacity, ROLES } from '@quorate/shared/domain/membership/events'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { useLive } from '../../live/live-context.ts'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { isOver } from './roster.ts'

/** The kind of principal of this capacity; null: none. It only filters the choices; the server judges. */
const COMES_FROM: Record<Capacity, Principal['kind'] | null> = {
  delegate: 'delegation',
  chair: 'delegation',
  'vice-chair': 'delegation',
  business: 'seat',
  observer: 'observer',
  secretariat: null,
}

/** Whether the principal of somebody in this capacity still has to be chosen. */
export function lacksPrincipal({ capacity, principal }: Pick<Appointment, 'capacity' | 'principal'>): boolean {
  return COMES_FROM[capacity] !== null && principal === null
}

type AppointmentFieldsProps<V extends Appointment> = { form: UseFormReturnType<V>; autoFocus?: boolean }

/** An appointment: capacity, principal, and place in the delegation. */
export function AppointmentFields<V extends Appointment>({ form, autoFocus = false }: AppointmentFieldsProps<V>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { committee } = useCommittee()
  const now = useLive().now()
  const { capacity, principal } = form.values
  const kind = COMES_FROM[capacity]
  const choose = (next: string | null) => {
    const chosen = CAPACITIES.find((each) => each === next)
    if (!chosen) return
    // A person who is elected chair, or returns from the chair, comes from the same delegation.
    const same = COMES_FROM[chosen] === kind ? principal : null
    const place: Appointment = { capacity: chosen, principal: same, role: chosen === 'delegate' ? 'adviser' : null }
    form.setValues((values) => ({ ...values, ...place }))
  }
  return (
    <>
      <Select
        label={t('membership.manage.capacity')}
        data={CAPACITIES.map((each) => ({ value: each, label: t(`membership.capacities.${each}`) }))}
        allowDeselect={false}
        value={capacity}
        onChange={choose}
        error={form.errors.capacity}
        data-autofocus={autoFocus || undefined}
      />
      {kind !== null && (
        <Select
          label={t('membership.manage.forWhom')}
          data={committee.principals
            .filter((each) => each.kind === kind && !isOver(each.term, now))
            .map((each) => ({ value: each.id, label: isolated(readIn(each.name, language).text) }))
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
    </>
  )
}
