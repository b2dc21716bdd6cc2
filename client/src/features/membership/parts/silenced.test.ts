import { expect, test } from '@jest/globals'
import type { Committee, Participant } from '@quorate/shared/contracts/membership'
import { silencedIn } from './silenced.ts'

const person = (member: string, suspended: boolean): Participant => ({
  ...{ member, name: member, capacity: 'delegate', principal: 'be', role: 'head', left: false },
  suspended,
})
const delegation = (id: string, voter: string | null): Committee['principals'][number] => ({
  ...{ id, kind: 'delegation', name: { en: id }, region: 'europe', sector: null, term: null },
  voter,
})

test('[V19] a delegation is silenced if its voter is suspended, and nobody has taken over', () => {
  const participants = [person('one', true), person('two', false)]
  const principals = [delegation('be', 'one'), delegation('no', 'two'), delegation('fr', null)]
  expect(silencedIn({ participants, principals }).map(({ id }) => id)).toEqual(['be'])
})
