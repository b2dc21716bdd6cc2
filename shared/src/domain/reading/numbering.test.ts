import { expect, test } from '@jest/globals'
import { candidatesOf } from './numbering.ts'

const read = (line: string) =>
  candidatesOf(line).map(({ family, shown, steps, rest }) => [
    family,
    shown,
    steps?.map(({ value, after }) => `${value}${after === 0 ? '' : `+${after}`}`).join('.'),
    rest,
  ])

test.each([
  ['(b bis) Lamps', [['(a)', '(b bis)', '2+1', 'Lamps']]],
  ['(bbis) Lamps', [['(a)', '(bbis)', '2+1', 'Lamps']]],
  ['(aa) Lamps', [['(a)', '(aa)', '27', 'Lamps']]],
  ['b ter) Lamps', [['a)', 'b ter)', '2+2', 'Lamps']]],
  ['(iv bis) Lamps', [['(i)', '(iv bis)', '4+1', 'Lamps']]],
  ['(iv ter) Lamps', [['(i)', '(iv ter)', '4+2', 'Lamps']]],
  ['(bs) Lamps', []],
  ['(ab) Lamps', []],
])('[I13] a line that begins %s', (line, expected) => {
  expect(read(line)).toEqual(expected)
})
