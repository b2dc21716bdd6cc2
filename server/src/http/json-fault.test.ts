import { expect, test } from '@jest/globals'
import { jsonFault } from './json-fault.ts'

const faultOf = (json: string) => jsonFault(Buffer.from(json))
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const list = (items: number) => `[${Array.from({ length: items }, () => '1').join(',')}]`
const object = (keys: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, i])))

test.each([
  ['16 levels', nested(16), null],
  ['17 levels', nested(17), 'nested more than 16 levels'],
  ['two million levels', '['.repeat(2_000_000), 'nested more than 16 levels'],
  ['a thousand lists side by side', `[${Array.from({ length: 1000 }, () => '[]').join(',')}]`, null],
  ['10,000 keys', object(10_000), null],
  ['20,000 keys', object(20_000), 'more than 20000 values'],
  ['30,000 items', list(30_000), 'more than 20000 values'],
  ['brackets and commas within a string', JSON.stringify({ body: '[{,:'.repeat(30_000) }), null],
  ['quotes and backslashes within a string', JSON.stringify({ body: '\\"[\\\\"['.repeat(30_000) }), null],
  ['levels after a string that ends in a backslash', `["\\\\",${nested(17)}]`, 'nested more than 16 levels'],
  ['a string that does not end', '"[[[[[[[[[[[[[[[[[[[[', null],
])('[H15] a body with %s', (_, json, fault) => {
  if (fault === null) expect(faultOf(json)).toBeNull()
  else expect(faultOf(json)).toContain(fault)
})

test('[H15] 4 MB of nothing but quotes within a string are counted without delay', () => {
  const began = performance.now()
  expect(faultOf(JSON.stringify('"'.repeat(2_000_000)))).toBeNull()
  expect(faultOf(`"${'\\'.repeat(4_000_000)}"`)).toBeNull()
  expect(performance.now() - began).toBeLessThan(5000)
})
