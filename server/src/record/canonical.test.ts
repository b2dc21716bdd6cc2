import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { canonicalJson, commitment, leafHash } from './canonical.ts'

test.each([
  [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
  [{ '\u20ac': 1, '\r': 2, '1': 3, '\u0080': 4 }, '{"\\r":2,"1":3,"\u0080":4,"€":1}'],
  [{ deep: [{ z: null, y: true }, -0, 'é"\\\n'] }, '{"deep":[{"y":true,"z":null},0,"é\\"\\\\\\n"]}'],
  [{ left: undefined, kept: 0 }, '{"kept":0}'],
  [[], '[]'],
])('[K1] canonical JSON sorts members by UTF-16 code units and writes values by RFC 8785: %j', (value, text) => {
  expect(canonicalJson(value)).toBe(text)
})

test.each([
  ['a lone surrogate', '\ud800'],
  ['a lone surrogate in a key', { '\udc00': 1 }],
  ['a fraction', 0.5],
  ['an unsafe integer', 2 ** 53],
  ['NaN', Number.NaN],
  ['undefined', undefined],
  ['a function', () => 1],
])('[K1] a value without a faithful form never reaches the record: %s', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError)
})

test('[K2] a commitment is SHA-256 over salt and value, and differs with either', () => {
  const salt = Buffer.alloc(16, 7)
  const expected = createHash('sha256')
    .update(Buffer.concat([salt, Buffer.from('ja – oui')]))
    .digest('hex')
  expect(commitment(salt, 'ja – oui')).toBe(expected)
  expect(commitment(Buffer.alloc(16, 8), 'ja – oui')).not.toBe(expected)
  expect(commitment(salt, 'ja - oui')).not.toBe(expected)
})

test('[K2] a leaf hash is that of RFC 6962 over the canonical header, and depends on every part of it', () => {
  const header = { committee: 'hlsg', seq: 7, at: 1000, leaf: ['aa', 'bb'] }
  const text = '{"at":1000,"committee":"hlsg","events":["aa","bb"],"seq":7}'
  expect(leafHash(header)).toBe(createHash('sha256').update(`\0${text}`).digest('hex'))
  const others = [
    { ...header, committee: 'x' },
    { ...header, seq: 8 },
    { ...header, at: 1001 },
    { ...header, leaf: ['bb', 'aa'] },
  ]
  expect(new Set([header, ...others].map(leafHash)).size).toBe(5)
})
