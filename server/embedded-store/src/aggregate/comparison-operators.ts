import { compareValues } from '../bson/key.ts'
import { truthy } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import type { Operand, Operator } from './operand.ts'

function comparison(accept: (order: number) => boolean): Operator {
  return { arity: [2, 2], run: ([a, b]) => values.bool(accept(order(a, b))) }
}

/** Order in expressions: what is missing comes before null. */
export function order(a: Operand, b: Operand): number {
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1)
  return compareValues(a, b)
}

/** Operators that compare. */
export const COMPARISON_OPERATORS: Record<string, Operator> = {
  $cmp: { arity: [2, 2], run: ([a, b]) => values.int32(Math.sign(order(a, b))) },
  $eq: comparison((value) => value === 0),
  $ne: comparison((value) => value !== 0),
  $gt: comparison((value) => value > 0),
  $gte: comparison((value) => value >= 0),
  $lt: comparison((value) => value < 0),
  $lte: comparison((value) => value <= 0),
  $not: { arity: [1, 1], run: ([value]) => values.bool(!truthy(value)) },
}
