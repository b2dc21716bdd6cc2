import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../i18n/translate.ts'

/** Milliseconds after the last key before the search. */
const PAUSE = 250

type SearchFieldProps = {
  label: string
  /** The search when the page was opened. */
  initial?: string
  onSearch: (words: string) => void
}

/** Searches within a list as one types. */
export function SearchField({ label, initial = '', onSearch }: SearchFieldProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState(initial)
  const search = useDebouncedCallback(onSearch, PAUSE)
  const change = (value: string) => {
    setWords(value)
    search(value.trim())
  }
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={200}
      value={words}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      leftSection={<IconSearch aria-hidden size={18} stroke={1.75} />}
      rightSection={words !== '' && <CloseButton aria-label={t('ui.list.clearSearch')} onClick={() => change('')} />}
    />
  )
}
