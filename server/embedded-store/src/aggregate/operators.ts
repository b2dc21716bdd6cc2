import { ARITHMETIC_OPERATORS } from './arithmetic-operators.ts'
import { ARRAY_OPERATORS } from './array-operators.ts'
import { BIT_OPERATORS } from './bit-operators.ts'
import { COMPARISON_OPERATORS } from './comparison-operators.ts'
import { CONVERSION_OPERATORS } from './conversion-operators.ts'
import { HASH_OPERATORS } from './hash-operator.ts'
import { OBJECT_OPERATORS } from './object-operators.ts'
import type { Operator } from './operand.ts'
import { REAL_OPERATORS } from './real-operators.ts'
import { ROUNDING_OPERATORS } from './rounding-operators.ts'
import { SIZE_OPERATORS } from './size-operators.ts'
import { TEXT_OPERATORS } from './text-operators.ts'

/** Operators of which every operand is evaluated. */
export const OPERATORS: Record<string, Operator> = {
  ...ARITHMETIC_OPERATORS,
  ...REAL_OPERATORS,
  ...ROUNDING_OPERATORS,
  ...BIT_OPERATORS,
  ...COMPARISON_OPERATORS,
  ...ARRAY_OPERATORS,
  ...OBJECT_OPERATORS,
  ...TEXT_OPERATORS,
  ...CONVERSION_OPERATORS,
  ...SIZE_OPERATORS,
  ...HASH_OPERATORS,
}
