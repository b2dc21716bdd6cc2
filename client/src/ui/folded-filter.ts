import type { ComboboxParsedItem, OptionsFilter } from '@mantine/core'
import { folded } from '@quorate/shared/domain/folded'

/** Of the options of a list, at most `limit` whose labels have what was typed. */
export const foldedFilter: OptionsFilter = ({ options, search, limit }) => {
  const wanted = folded(search.trim())
  const found = (option: ComboboxParsedItem) => !('label' in option) || folded(option.label).includes(wanted)
  return options.filter(found).slice(0, limit)
}
