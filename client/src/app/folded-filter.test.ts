import { expect, test } from '@jest/globals'
import { foldedFilter } from '../ui/folded-filter.ts'
import { theme } from './theme.ts'

test('[Q47] a list to choose from is searched without case and accents', () => {
  const options = ['Élodie Lefèvre', 'Elodie Ward', 'Łucja Nowak'].map((label) => ({
    label,
    value: label,
    disabled: false,
  }))
  const found = (search: string, limit = 10) =>
    foldedFilter({ options, search, limit }).map((option) => 'label' in option && option.label)
  expect(found('elodie')).toEqual(['Élodie Lefèvre', 'Elodie Ward'])
  expect(found(' lucja')).toEqual(['Łucja Nowak'])
  expect(found('', 2)).toEqual(['Élodie Lefèvre', 'Elodie Ward'])
})

test('[Q47] every list to choose from is searched so', () => {
  for (const component of ['Select', 'MultiSelect'])
    expect(theme.components?.[component]?.defaultProps).toMatchObject({ filter: foldedFilter })
})
