import { expect, test } from '@jest/globals'
import iconv from 'iconv-lite'
import { decodeText } from './decode-text.ts'

const text = '1. L’éclairage « des ports » – 100 €.\r\n2. Il siège.'

test.each([
  ['utf-8', 'utf-8', false, true],
  ['utf-8', 'utf-8', true, true],
  ['utf-16le', 'utf-16le', true, true],
  ['utf-16le', 'utf-16le', false, true],
  ['utf-16be', 'utf-16be', true, true],
  ['utf-16be', 'utf-16be', false, true],
  ['windows-1252', 'windows-1252', false, true],
] as const)('[I19] %s is recognized', (encoding, expected, addBOM, certain) => {
  expect(decodeText(iconv.encode(text, encoding, { addBOM }))).toEqual({ text, encoding: expected, certain })
})

test('[I19] another encoding of single bytes is a guess', () => {
  expect(decodeText(iconv.encode('1. Маяк', 'windows-1251')).certain).toBe(false)
})
