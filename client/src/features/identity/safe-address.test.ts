import { expect, test } from '@jest/globals'
import { safeAddress } from './safe-address.ts'

const ORIGIN = 'https://quorate.example.org'

test.each(['/hlsg/today', '/hlsg/works?kind=amendment#c3', '/'])('[U26] after signing in one goes to %s', (next) => {
  expect(safeAddress(next, ORIGIN)).toBe(next)
})

test.each([
  null,
  '',
  'today',
  'https://a.example/',
  '//a.example',
  '/\\a.example',
  '/\t/a.example',
  '/\n\\a.example',
  '///a.example',
  'javascript:alert(1)',
  '/\\\\',
])('[U26] after signing in nobody is led to another site: %j', (next) => {
  expect(safeAddress(next, ORIGIN)).toBe('/')
})
