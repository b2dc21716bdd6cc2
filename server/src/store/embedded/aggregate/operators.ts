import { ARITHMETIC_OPERATORS } from './arithmetic-operators.ts'
import { ARRAY_OPERATORS } from './array-operators.ts'
import { COMPARISON_OPERATORS } from './comparison-operators.ts'
import { CONVERSION_OPERATORS } from './conversion-operators.ts'
import { OBJECT_OPERATORS } from './object-operators.ts'
import type { Operator } from './operand.ts'
import { TEXT_OPERATORS } from './text-operators.ts'

/** Operators of which every operand is evaluated. */
export const OPERATORS: Record<string, Operator> = {
  ...ARITHMETIC_OPERATORS,
  ...COMPARISON_OPERATORS,
  ...ARRAY_OPERATORS,
  ...OBJECT_OPERATORS,
  ...TEXT_OPERATORS,
  ...CONVERSION_OPERATORS,
}
