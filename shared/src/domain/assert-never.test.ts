import { expect, test } from '@jest/globals'
import { assertNever } from './assert-never.ts'

test('a value outside the union fails with what it was', () => {
  expect(() => assertNever('x' as never)).toThrow('Unexpected value: "x"')
})
