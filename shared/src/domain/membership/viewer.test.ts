import { expect, test } from '@jest/globals'
import { CAPACITIES, type Capacity } from './events.ts'
import { audiencesOf, canModerate } from './viewer.ts'

const VIEWS: [Capacity, string | null, string[]][] = [
  ['delegate', 'be', ['public', 'committee', 'members', 'delegation:be', 'person:m1']],
  ['business', 'seat-1', ['public', 'committee', 'seat:seat-1', 'person:m1']],
  ['observer', 'union', ['public', 'committee', 'person:m1']],
  ['chair', 'be', ['public', 'committee', 'members', 'chairs', 'person:m1']],
  ['vice-chair', 'be', ['public', 'committee', 'members', 'chairs', 'person:m1']],
  ['secretariat', null, ['public', 'committee', 'members', 'secretariat', 'person:m1']],
]

test.each(VIEWS)('[M9] a %s of %s sees %j and nothing else', (capacity, principal, view) => {
  expect(audiencesOf({ member: 'm1', capacity, principal }).sort()).toEqual(view.sort())
})

test('[M9] the chair does not see what is for the delegation they come from, such as its ballot', () => {
  expect(audiencesOf({ member: 'm1', capacity: 'chair', principal: 'be' })).not.toContain('delegation:be')
})

test('[T7] only the chair, vice-chairs and the Secretariat see comments that moderation has hidden', () => {
  expect(CAPACITIES.filter(canModerate)).toEqual(['chair', 'vice-chair', 'secretariat'])
})
