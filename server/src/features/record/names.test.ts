import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getNames } from '@quorate/shared/contracts/record'
import type { Fixture } from '@quorate/shared/domain/committee-fixture'
import { aStory } from '../../record/projection-story.fixture.ts'
import { type TemporaryStore, temporaryStore } from '../../store/temporary-store.ts'
import { type Asking, asking } from '../queries.fixture.ts'

let store: TemporaryStore
let story: Fixture
let asked: Asking
beforeAll(async () => {
  store = await temporaryStore()
  story = aStory()
  asked = await asking(story, store, 'g1')
})
afterAll(() => store.close())

const namesOf = async (...ids: string[]) => (await asked.ask('observer', getNames, {}, { ids: ids.join(',') })).names

const NOTHING = { symbol: null, title: null, number: null, work: null }
const DEBATED = {
  id: 'p7',
  kind: 'amendment',
  symbol: 'HLSG/P/7',
  title: { en: 'In debate' },
  for: 'd2',
  stage: 'tabled',
  open: true,
}
const CARRIED = {
  ...DEBATED,
  id: 'p1',
  symbol: 'HLSG/P/1',
  title: { en: 'Élodie’s title' },
  for: 'd1',
  stage: 'carried',
  open: false,
}

test.each([
  ['p7', { what: 'work', symbol: 'HLSG/P/7', title: { en: 'In debate' }, work: DEBATED }],
  ['t7', { what: 'thread', work: DEBATED }],
  ['c4', { what: 'comment', number: 4, work: DEBATED }],
  ['s2', { what: 'session', number: 2, title: { en: 'Brève séance', fr: 'Brève séance' } }],
  ['i3', { what: 'item', number: 3, title: { en: 'An item', fr: 'An item' } }],
  ['v1', { what: 'vote', symbol: 'HLSG/P/1', title: { en: 'Élodie’s title' }, number: 1, work: CARRIED }],
  ['d1', { what: 'decision', symbol: 'HLSG/D/1', title: { en: 'Élodie’s title' }, work: CARRIED }],
  ['md1', { what: 'mandate', title: { en: 'A name' } }],
  ['in1', { what: 'instrument', title: { en: 'A name' } }],
])('[Q42] of %s the record gives the kind and the name, and of nothing else', async (id, name) => {
  expect(await namesOf(id)).toEqual({ [id]: { ...NOTHING, ...name } })
})

test('[Q42] many are named at once; an unknown id is left out, whatever its form', async () => {
  const ids = ['p1', 'p2', 't7', 'c1', 'c8', 's1', 's3', 'i1', 'i2', 'v5', 'd2', 'in1']
  const strange = ['none', '', '__proto__', 'constructor', '$gt', '.*', '\uffff', story.as('chair').member, 'd99']
  expect(Object.keys(await namesOf(...ids, ...strange, ...ids)).sort()).toEqual([...ids].sort())
  expect(await namesOf(...strange)).toEqual({})
})

test('[Q42] at most two hundred are named at once', async () => {
  const many = Array.from({ length: 200 }, (_, index) => `x${index}`)
  expect(Object.keys(await namesOf(...many.slice(1), 'p1'))).toEqual(['p1'])
  expect(await namesOf(...many, 'p1')).toEqual({})
})
