import { expect, test } from '@jest/globals'
import type { Participant, Principal } from '@quorate/shared/contracts/membership'
import { rosterOf } from './roster.ts'

const delegation = (id: string, en: string, fr: string, region: Principal['region']): Principal => ({
  id,
  kind: 'delegation',
  name: { en, fr },
  region,
  sector: null,
  term: null,
  voter: null,
})
const person = (member: string, name: string | null, changes: Partial<Participant> = {}): Participant => ({
  member,
  name,
  capacity: 'delegate',
  principal: 'ci',
  role: 'head',
  suspended: false,
  left: false,
  ...changes,
})

const committee = {
  principals: [
    delegation('de', 'Germany', 'Allemagne', 'europe'),
    delegation('ci', 'Côte d’Ivoire', 'Côte d’Ivoire', 'west-central-africa'),
    delegation('at', 'Austria', 'Autriche', 'europe'),
  ],
  participants: [
    person('b', 'Béatrice', { role: 'alternate' }),
    person('a', 'Awa'),
    person('x', null, { role: 'adviser' }),
    person('s', 'Sam', { capacity: 'secretariat', principal: null, role: null }),
    person('c', 'Chantal', { capacity: 'chair', role: null }),
    person('l', 'Léa', { left: true }),
  ],
}

test('lists delegations by region and by name in the language of the reader, heads first', () => {
  const { delegations, officers, former } = rosterOf(committee, 'fr')
  expect(delegations.map(({ region, lines }) => [region, lines.map(({ name }) => name)])).toEqual([
    ['europe', ['Allemagne', 'Autriche']],
    ['west-central-africa', ['Côte d’Ivoire']],
  ])
  expect(delegations[1]?.lines[0]?.people.map(({ member }) => member)).toEqual(['a', 'b', 'x'])
  expect(officers.map(({ member }) => member)).toEqual(['c', 's'])
  expect(former.map(({ member }) => member)).toEqual(['l'])
})

test('[Q47] finds a delegation by its name or by one of its people, ignoring accents', () => {
  const found = (search: string) =>
    rosterOf(committee, 'en', search).delegations.flatMap(({ lines }) => lines.map(({ name }) => name))
  expect(found('cote')).toEqual(['Côte d’Ivoire'])
  expect(found('BEATRICE')).toEqual(['Côte d’Ivoire'])
  expect(found('nobody')).toEqual([])
})
