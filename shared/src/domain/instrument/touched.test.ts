import { expect, test } from '@jest/globals'
import type { Operation, Provision } from './provision.ts'
import { areRivals, changedProvisions, formerId, stillApplies, touchedProvisions } from './touched.ts'

const provision = (id: string, parent: string | null, number: string): Provision => ({
  id,
  number,
  kind: parent === null ? 'standard' : 'paragraph',
  parent,
  heading: {},
  text: { en: `Text of ${id}.` },
})

/** Standards a and b; a1 and a2 under a, a1x under a1, b1 under b. */
const PROVISIONS = [
  provision('a', null, '1'),
  provision('a1', 'a', '1.1'),
  provision('a1x', 'a1', '1.1.1'),
  provision('a2', 'a', '1.2'),
  provision('b', null, '2'),
  provision('b1', 'b', '2.1'),
]

const reword = (id: string): Operation => ({ op: 'replace-text', provision: id, language: 'en', text: 'New.' })
const retitle = (id: string): Operation => ({ op: 'replace-heading', provision: id, language: 'en', text: 'New' })
const remove = (id: string): Operation => ({ op: 'delete', provision: id })
const move = (id: string, parent: string | null, after: string | null): Operation => ({
  op: 'move',
  provision: id,
  parent,
  after,
})
const insert = (id: string, parent: string, after: string | null, number: string): Operation => ({
  op: 'insert-after',
  parent,
  after,
  provision: provision(id, parent, number),
})

test.each<[string, Operation[], string[]]>([
  ['rewording touches the reworded provision', [reword('a1')], ['a1']],
  ['rewording a heading touches its provision', [retitle('a')], ['a']],
  ['deleting touches all provisions under it', [remove('a')], ['a', 'a1', 'a1x', 'a2']],
  ['moving touches the moved provision', [move('a1', 'b', null)], ['a1']],
  ['inserting touches nothing', [insert('n', 'a', 'a1', '1.3')], []],
])('[C3] %s', (_, operations, touched) => {
  expect([...touchedProvisions(PROVISIONS, operations)].sort()).toEqual(touched)
})

test('[C3] changed are new, deleted, reworded and moved provisions, even those moved under their own parent', () => {
  const [a, a1, a1x, a2, b, b1] = PROVISIONS as [Provision, Provision, Provision, Provision, Provision, Provision]
  const after = [a, a2, { ...a1, text: { en: 'New.' } }, a1x, b, provision('n', 'b', '2.2')]
  const changed = changedProvisions([a, a1, a1x, a2, b, b1], after, [move('a2', 'a', null)])
  expect([...changed].sort()).toEqual(['a1', 'a2', 'b1', 'n'])
})

const RIVALS: [string, Operation[], Operation[], boolean][] = [
  ['reword the same provision', [reword('a1')], [reword('a1')], true],
  ['reword the heading and the text of one provision', [retitle('a1')], [reword('a1')], true],
  ['reword a heading and a text under it', [retitle('a')], [reword('a1')], false],
  ['reword different provisions', [reword('a1')], [reword('a2')], false],
  ['delete what the other rewords', [remove('a')], [reword('a1x')], true],
  ['move what the other rewords', [move('a1', 'b', null)], [reword('a1')], true],
  ['delete the place of the other’s insertion', [remove('a')], [insert('n', 'a1', null, '1.1.2')], true],
  [
    'insert at one place under different numbers',
    [insert('n', 'a', 'a1', '1.3')],
    [insert('o', 'a', 'a1', '1.4')],
    false,
  ],
  ['insert under one number', [insert('n', 'a', 'a1', '1.3')], [insert('o', 'a', 'a2', '1.3')], true],
  ['insert under one id', [insert('n', 'a', 'a1', '1.3')], [insert('n', 'b', 'b1', '2.3')], true],
  ['delete a standard into which the other moves a paragraph', [remove('b')], [move('a2', 'b', 'b1')], true],
  ['move a paragraph out of what the other deletes', [move('a2', 'b', 'b1')], [remove('a')], true],
]

test.each(RIVALS)('[C4] two amendments that %s: rivals?', (_, one, other, rivals) => {
  expect(areRivals(PROVISIONS, one, other)).toBe(rivals)
  expect(areRivals(PROVISIONS, other, one)).toBe(rivals)
})

test.each<[string, Operation[], string[], boolean]>([
  ['what it rewords has not changed since', [reword('a1')], ['a2'], true],
  ['what it rewords has changed since', [reword('a1')], ['a1'], false],
  ['something under what it deletes has changed since', [remove('a')], ['a1x'], false],
  ['what it rewords is gone', [reword('gone')], ['gone'], false],
  ['its place is gone', [insert('n', 'gone', null, '3.1')], ['gone'], false],
  ['it would give a new provision the id of one deleted since', [insert('gone', 'a', null, '1.3')], ['gone'], false],
])('[C3] an amendment of version 1 on version 2: %s', (_, operations, changed, applies) => {
  const instrument = {
    instrument: 'in1',
    version: 2,
    provisions: PROVISIONS,
    changedIn: new Map(changed.map((id) => [id, 2])),
  }
  expect(stillApplies(instrument, { version: 1, operations, touched: [] })).toBe(applies)
  expect(stillApplies({ ...instrument, changedIn: new Map() }, { version: 2, operations: [], touched: [] })).toBe(true)
})

test('[C3] provisions that an amendment touched when it was tabled count, too: a paragraph deleted from one it deletes', () => {
  const instrument = {
    instrument: 'in1',
    version: 2,
    provisions: PROVISIONS.filter(({ id }) => id !== 'a2'),
    changedIn: new Map([['a2', 2]]),
  }
  const touched = [...touchedProvisions(PROVISIONS, [remove('a')])]
  expect(stillApplies(instrument, { version: 1, operations: [remove('a')], touched })).toBe(false)
})

test('[C5] the id of a deleted provision is never used again', () => {
  const instrument = {
    instrument: 'in1',
    version: 2,
    provisions: PROVISIONS,
    changedIn: new Map([
      ['gone', 2],
      ['a1', 2],
    ]),
  }
  expect(formerId(instrument, [reword('a1'), insert('gone', 'a', null, '1.3')])).toEqual({
    operation: 1,
    provision: 'gone',
  })
  expect(formerId(instrument, [insert('new', 'a', null, '1.3')])).toBeUndefined()
})
