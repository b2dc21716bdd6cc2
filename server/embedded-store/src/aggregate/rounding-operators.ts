import type { Decimal } from '../bson/decimal.ts'
import { exactDecimal } from '../bson/doubles.ts'
import { decimalValue, integerValue, isInteger, toDecimal, toDouble } from '../bson/numbers.ts'
import { isNumber, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { typeName, wholeNumber } from '../query/operators.ts'
import { nullish, type Operand, type Operator, unary } from './operand.ts'

type Mode = 'even' | 'truncate' | 'floor' | 'ceil'

function carries(mode: Mode, negative: boolean, quotient: bigint, rest: bigint, unit: bigint): boolean {
  if (mode === 'even') return rest * 2n > unit || (rest * 2n === unit && quotient % 2n === 1n)
  return rest !== 0n && (mode === 'floor' ? negative : mode === 'ceil' && !negative)
}

/** A decimal with so many places behind the point, none of its digits lost before that. */
function toPlaces(value: Decimal, places: number, mode: Mode): Decimal {
  if (value.kind !== 'finite') return value
  const surplus = -places - value.exponent
  if (surplus <= 0) return value
  const unit = 10n ** BigInt(surplus)
  const [quotient, rest] = [value.coefficient / unit, value.coefficient % unit]
  const coefficient = carries(mode, value.negative, quotient, rest, unit) ? quotient + 1n : quotient
  return { ...value, coefficient, exponent: -places }
}

/** A number to so many places, in the type it has; a double by its exact digits. @throws CommandError 51080 */
function round(value: Value, places: number, mode: Mode): Value {
  if (value.type === T.decimal) return decimalValue(toPlaces(toDecimal(value), places, mode))
  if (value.type === T.double) {
    const number = toDouble(value)
    if (!Number.isFinite(number) || (Number.isInteger(number) && places >= 0)) return value
    const { negative, coefficient, exponent } = toPlaces(exactDecimal(number), places, mode)
    return values.double(Number(`${negative ? '-' : ''}${coefficient}e${exponent}`))
  }
  if (places >= 0) return value
  const { negative, coefficient, exponent } = toPlaces(toDecimal(value), places, mode)
  const size = coefficient * 10n ** BigInt(exponent)
  const result = integerValue(negative ? -size : size, value.type === T.int64)
  if (!result) throw new CommandError(51080, 'invalid conversion from Decimal128 result: it does not fit 64 bits')
  return result
}

function readPlaces(value: Operand, operator: string): number {
  if (value === undefined) return 0
  const whole = isNumber(value) ? wholeNumber(value) : undefined
  if (whole === undefined || Number(whole) !== toDouble(value))
    throw new CommandError(51082, `precision argument to ${operator} must be a integral value`)
  if (whole < -20n || whole > 100n)
    throw new CommandError(51083, `cannot apply ${operator} with precision value ${whole} value must be in [-20, 100]`)
  return Number(whole)
}

function withPlaces(operator: string, mode: Mode): Operator {
  return {
    arity: [1, 2],
    run: (operands) => {
      if (operands.some(nullish)) return values.null
      const [value, places] = operands as [Value, Value | undefined]
      if (!isNumber(value))
        throw new CommandError(51081, `${operator} only supports numeric types, not ${typeName(value.type)}`)
      return round(value, readPlaces(places, operator), mode)
    },
  }
}

function toWhole(operator: string, mode: Mode): Operator {
  return unary(operator, (value) => (isInteger(value) ? value : round(value, 0, mode)))
}

/** Operators that round. */
export const ROUNDING_OPERATORS: Record<string, Operator> = {
  $round: withPlaces('$round', 'even'),
  $trunc: withPlaces('$trunc', 'truncate'),
  $ceil: toWhole('$ceil', 'ceil'),
  $floor: toWhole('$floor', 'floor'),
}
