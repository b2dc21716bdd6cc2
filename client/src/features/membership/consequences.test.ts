import { expect, test } from '@jest/globals'
import type { Committee, Participant } from '@quorate/shared/contracts/membership'
import type { Appointment, Capacity, Role } from '@quorate/shared/domain/membership/events'
import { consequencesOf } from './consequences.ts'

const person = (member: string, changes: Partial<Participant>): Participant => ({
  member,
  name: member,
  capacity: 'delegate',
  principal: 'be',
  role: null,
  suspended: false,
  left: false,
  ...changes,
})
const be: Committee['principals'][number] = {
  id: 'be',
  kind: 'delegation',
  name: { en: 'Belgium' },
  region: 'europe',
  sector: null,
  term: null,
  voter: 'head',
}
const chair = person('chair', { capacity: 'chair' })
const vice = person('vice', { capacity: 'vice-chair' })
const committee = {
  participants: [
    person('head', { role: 'head' }),
    person('alternate', { role: 'alternate' }),
    person('gone', { role: 'head', left: true }),
    chair,
  ],
  principals: [be],
}
const place = (capacity: Capacity, principal: string | null, role: Role | null = null): Appointment => ({
  capacity,
  principal,
  role,
})

const CASES: [string | null, Appointment | null, string[]][] = [
  ['alternate', place('delegate', 'be', 'head'), ['head-replaced']],
  [null, place('delegate', 'be', 'head'), ['head-replaced']],
  ['alternate', place('delegate', 'fr', 'head'), []],
  ['head', place('delegate', 'be', 'alternate'), []],
  ['head', place('delegate', 'be', 'adviser'), ['credential-lapses']],
  ['head', place('delegate', 'fr', 'head'), ['credential-lapses']],
  ['head', place('chair', 'be'), ['credential-lapses', 'presides', 'other-chair']],
  ['head', null, ['credential-lapses']],
  ['alternate', null, []],
  ['chair', null, ['nobody-presides']],
  ['chair', place('delegate', 'be', 'adviser'), ['nobody-presides']],
  ['chair', place('vice-chair', 'be'), []],
  ['gone', place('delegate', 'be', 'head'), ['head-replaced']],
]

test.each(CASES)('of %s becoming %j follows %j', (member, next, expected) => {
  expect(consequencesOf(committee, member, next).map(({ kind }) => kind)).toEqual(expected)
})

test('if a vice-chair stays, somebody still presides', () => {
  const participants = [...committee.participants, vice]
  expect(consequencesOf({ ...committee, participants }, 'chair', null)).toEqual([])
})
