import { expect, test } from '@jest/globals'
import { assertNever } from './assert-never.ts'

test('a value outside the union throws an error that names it', () => {
  expect(() => assertNever('x' as never)).toThrow('Unexpected value: "x"')
})
