import { Button } from '@mantine/core'
import { AREA_NAMES } from '@quorate/shared/contracts/commands'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { readIn } from '../../ui/read-in.ts'
import { SelectOnDemand } from '../../ui/select-on-demand.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import type { RecordFilter } from './queries.ts'
import styles from './record.module.css'

type RecordFiltersProps = { filter: RecordFilter; onChange: (filter: RecordFilter) => void }

/** Narrows the record to an area, or to the acts of one participant. */
export function RecordFilters({ filter, onChange }: RecordFiltersProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { committee, principal } = useCommittee()
  const people = committee.participants.map(({ member, name, capacity, principal: id }) => {
    const found = id === null ? undefined : principal(id)
    const detail = found ? readIn(found.name, language).text : t(`ui.capacity.${capacity}`)
    return { value: member, label: t('record.actorWith', { name: name ?? t('ui.erasedName'), detail }) }
  })
  return (
    <search className={styles.filters} aria-label={t('record.filters')}>
      <SelectOnDemand
        label={t('record.area')}
        placeholder={t('record.allAreas')}
        data={AREA_NAMES.map((area) => ({ value: area, label: t(`${area}.area`) }))}
        value={filter.area}
        onChange={(area) => onChange({ ...filter, area: AREA_NAMES.find((each) => each === area) ?? null })}
        clearable
      />
      <SelectOnDemand
        label={t('record.participant')}
        placeholder={t('record.everyone')}
        limit={50}
        data={people.sort((a, b) => a.label.localeCompare(b.label, language))}
        value={filter.member}
        onChange={(member) => onChange({ ...filter, member })}
        searchable
        clearable
      />
      {(filter.area !== null || filter.member !== null) && (
        <Button variant="subtle" onClick={() => onChange({ area: null, member: null })}>
          {t('record.clearFilters')}
        </Button>
      )}
    </search>
  )
}
