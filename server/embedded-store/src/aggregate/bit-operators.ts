import { bitwise, isInteger } from '../bson/numbers.ts'
import type { Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { typeName } from '../query/operators.ts'
import { ANY, nullish, type Operand, type Operator } from './operand.ts'

function requireInteger(value: Value, operator: string): Value {
  if (isInteger(value)) return value
  throw new CommandError('TypeMismatch', `${operator} only supports int and long, not: ${typeName(value.type)}`)
}

function all(operator: string, operation: 'and' | 'or' | 'xor', neutral: number): Operator {
  return {
    arity: [0, ANY],
    run: (operands: Operand[]) => {
      if (operands.some(nullish)) return values.null
      return operands.reduce<Value>(
        (held, one) => bitwise(operation, held, requireInteger(one as Value, operator)),
        values.int32(neutral),
      )
    },
  }
}

/** Operators on the bits of integers. */
export const BIT_OPERATORS: Record<string, Operator> = {
  $bitAnd: all('$bitAnd', 'and', -1),
  $bitOr: all('$bitOr', 'or', 0),
  $bitXor: all('$bitXor', 'xor', 0),
  $bitNot: {
    arity: [1, 1],
    run: ([value]) =>
      nullish(value)
        ? values.null
        : bitwise('xor', requireInteger(value as unknown as Value, '$bitNot'), values.int32(-1)),
  },
}
