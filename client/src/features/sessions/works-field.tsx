import '@mantine/core/styles/Pill.layer.css'
import '@mantine/core/styles/PillsInput.layer.css'
import { MultiSelect } from '@mantine/core'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { useState } from 'react'
import { useTranslation } from '../../i18n/translate.ts'
import { useFoundWorks } from '../works/parts/use-found-works.ts'

/** An agenda item is about so many works at most. */
const MOST = 20

type WorksFieldProps = { committee: string; label: string; value?: string[]; onChange?: (works: string[]) => void }

/** Open works, of any kind, searched as one types. */
export function WorksField({ committee, label: name, value = [], onChange }: WorksFieldProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  // The name of a chosen work stays known during later searches.
  const [chosen, setChosen] = useState<readonly WorkLine[]>([])
  const { found, label, isFetching } = useFoundWorks(committee, words, { open: true })
  const offered = [...chosen, ...found.filter(({ id }) => !chosen.some((each) => each.id === id))]
  const nameOf = (id: string) => {
    const work = offered.find((each) => each.id === id)
    return work && label(work)
  }
  return (
    <MultiSelect
      aria-label={name}
      {...(value.length === 0 ? { placeholder: t('sessions.schedule.noWorks') } : {})}
      data={offered.map(({ id, symbol }) => ({ value: id, label: symbol }))}
      // Chosen ones are named by their symbols alone, as there is little room.
      renderOption={({ option }) => nameOf(option.value)}
      value={value}
      onChange={(works) => {
        setChosen(offered.filter(({ id }) => works.includes(id)))
        setWords('')
        onChange?.(works)
      }}
      searchable
      clearable
      hidePickedOptions
      maxValues={MOST}
      searchValue={words}
      onSearchChange={setWords}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={t(isFetching ? 'sessions.schedule.searching' : 'sessions.schedule.notFound')}
    />
  )
}
