import { expect, test } from '@jest/globals'
import type { Principal } from '@quorate/shared/contracts/membership'
import { rollCallByRegion } from './roll-call.ts'

const delegation = (id: string, en: string, fr: string, region: Principal['region']): Principal => ({
  id,
  kind: 'delegation',
  name: { en, fr },
  region,
  sector: null,
  term: null,
  voter: null,
})

const principals = [
  delegation('de', 'Germany', 'Allemagne', 'europe'),
  delegation('es', 'Spain', 'Espagne', 'europe'),
  delegation('br', 'Brazil', 'Brésil', 'americas-caribbean'),
]

test('groups by region in the order of the regions and sorts by name in the language of the reader', () => {
  const ballots = [
    { delegation: 'es', choice: 'for' as const },
    { delegation: 'de', choice: null },
    { delegation: 'br', choice: 'against' as const },
  ]
  expect(rollCallByRegion(ballots, principals, 'fr')).toEqual([
    { region: 'americas-caribbean', rows: [{ delegation: 'br', name: 'Brésil', choice: 'against' }] },
    {
      region: 'europe',
      rows: [
        { delegation: 'de', name: 'Allemagne', choice: null },
        { delegation: 'es', name: 'Espagne', choice: 'for' },
      ],
    },
  ])
})

test('loses no ballot of a delegation that is no longer listed', () => {
  expect(rollCallByRegion([{ delegation: 'gone', choice: 'abstain' }], principals, 'en')).toEqual([
    { region: null, rows: [{ delegation: 'gone', name: 'gone', choice: 'abstain' }] },
  ])
})
