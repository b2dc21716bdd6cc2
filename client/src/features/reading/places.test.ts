import { expect, test } from '@jest/globals'
import { asSeen } from '@quorate/shared/domain/reading/corrections'
import { readDocument } from '@quorate/shared/domain/reading/read-document'
import { lineOfPlace, paragraphStarts, placeOfLine, provisionAt } from './places.ts'

const SOURCE = 'Rules\n\n1. The lamp burns\nuntil dawn.\n\n(2) The bell rings in fog.\n\n3. It is dark.'
const document = asSeen(readDocument(SOURCE))

test.each([
  [1, undefined],
  [3, '1'],
  [4, '1'],
  [8, '3'],
])('[I24] line %i of the source is in provision %s', (line, number) => {
  expect(document.provisions[provisionAt(document, line)]?.number).toBe(number)
})

test.each([
  ['The lamp burns until dawn. (2) The bell rings.', '(2) The bell rings.', 27],
  ['The lamp burns until dawn.', 'until dawn', 15],
  ['The lamp burns.', 'The lamp', 0],
  ['The lamp burns.', 'the bell', -1],
  ['The lamplight and the lamp.', 'the lamp', 18],
])('where the words of a line begin in a text: %s, %s', (text, line, at) => {
  expect(placeOfLine(text, line)).toBe(at)
})

test('the line in which the words from a place on begin', () => {
  const [, ...rest] = document.provisions
  const provision = {
    ...rest[0],
    text: 'The lamp burns until dawn.\n\nThe bell.',
    lines: [3, 6],
  } as (typeof rest)[number]
  expect(lineOfPlace(SOURCE.split('\n'), provision, 15)).toBe(4)
  expect(lineOfPlace(SOURCE.split('\n'), provision, 20)).toBeUndefined()
})

test('where paragraphs begin', () => {
  expect(paragraphStarts('One.\n\nTwo.\n\nThree.')).toEqual([6, 12])
})
