import { elements, isNumber, T, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { typeName } from '../query/operators.ts'

/** A value given to an operator; undefined is a missing one. */
export type Operand = Value | undefined

/** An operator of which every operand is evaluated. */
export interface Operator {
  /** Fewest and most operands. */
  arity: [number, number]
  run(operands: Operand[]): Operand
}

export const ANY = Number.POSITIVE_INFINITY

export function nullish(value: Operand): value is undefined {
  return value === undefined || value.type === T.null || value.type === T.undefined
}

export function array(items: Operand[]): Value {
  const writer = new BsonWriter()
  items.forEach((item, i) => {
    writer.value(String(i), item ?? values.null)
  })
  return new Value(T.array, writer.finish(), 0)
}

export function needNumber(value: Value, operator: string): Value {
  if (!isNumber(value))
    throw new CommandError('TypeMismatch', `${operator} only supports numeric types, not ${typeName(value.type)}`)
  return value
}

const NO_ARRAY: Record<string, number> = {
  $size: 17124,
  $in: 40081,
  $first: 28689,
  $last: 28689,
  $concatArrays: 28664,
  $slice: 28724,
  $indexOfArray: 40090,
  $reverseArray: 34435,
  $setUnion: 17043,
  $setIntersection: 17047,
  $setDifference: 17048,
  $setEquals: 17044,
  $setIsSubset: 17046,
  $anyElementTrue: 17041,
  $allElementsTrue: 17040,
  $arrayToObject: 40386,
}

/** The elements of an array. @throws CommandError with the code the operator has for what is none */
export function list(value: Operand, operator: string): Value[] {
  if ((value as Value | undefined)?.type !== T.array)
    throw new CommandError(NO_ARRAY[operator] ?? 17042, `The argument to ${operator} must be an array`)
  return elements(value as unknown as Value)
}

export function spread(operands: Operand[]): Operand[] {
  const [only] = operands
  return operands.length === 1 && only?.type === T.array ? elements(only) : operands
}

/** An operator on one number. @throws CommandError 28765 for what is no number */
export function unary(operator: string, run: (value: Value) => Value): Operator {
  return {
    arity: [1, 1],
    run: ([value]) => {
      if (nullish(value)) return values.null
      const number = value as unknown as Value
      if (isNumber(number)) return run(number)
      throw new CommandError(28765, `${operator} only supports numeric types, not ${typeName(number.type)}`)
    },
  }
}
