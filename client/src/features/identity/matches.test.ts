import { expect, test } from '@jest/globals'
import type { Persona } from '@quorate/shared/contracts/identity'
import { matches } from './matches.ts'

const elodie: Persona = {
  persona: 'elodie',
  name: 'Élodie Lefèvre',
  capacity: 'delegate',
  principal: { en: 'Côte d’Ivoire' },
  line: { en: 'Votes.', fr: 'Vote.' },
}

test.each([
  ['elodie', true],
  ['  LEFEVRE cote ', true],
  ['', true],
  ['votes', true],
  ['elodie norway', false],
])('[Q47] a search among the people of the demonstration: %j', (wanted, found) => {
  expect(matches(elodie, wanted)).toBe(found)
})
